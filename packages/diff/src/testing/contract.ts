export const smallContract: Record<string, string> = {
  "openapi/openapi.yaml": `openapi: 3.1.0
info:
  title: Small
  version: 0.1.0
servers:
  - url: https://api.crewkit.io
security:
  - token: []
x-rate-limits:
  limits:
    - scope: address
      requests: 100
      seconds: 60
paths:
  /health:
    $ref: paths/health.yaml
  /things:
    $ref: paths/things.yaml
  /things/{id}:
    $ref: paths/things@{id}.yaml
components:
  securitySchemes:
    token:
      type: http
      scheme: bearer
`,
  "openapi/paths/health.yaml": `get:
  operationId: getHealth
  tags: [Health]
  security: []
  responses:
    "200":
      description: Up.
`,
  "openapi/paths/things.yaml": `parameters:
  - name: per_page
    in: query
    schema:
      type: integer
      maximum: 100
      default: 25
get:
  operationId: listThings
  tags: [Things]
  x-permission: viewer
  responses:
    "200":
      description: The things.
      headers:
        X-Limit:
          required: true
          schema:
            type: integer
      content:
        application/json:
          examples:
            none:
              value:
                data: []
          schema:
            type: object
            required: [data]
            properties:
              data:
                type: array
                maxItems: 100
                items:
                  $ref: ../components/schemas/Thing.yaml
post:
  operationId: createThing
  tags: [Things]
  requestBody:
    content:
      application/json:
        schema:
          $ref: ../components/schemas/ThingCreate.yaml
  responses:
    "201":
      description: The thing.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/Thing.yaml
`,
  "openapi/paths/things@{id}.yaml": `parameters:
  - name: id
    in: path
    required: true
    schema:
      type: string
delete:
  operationId: deleteThing
  tags: [Things]
  responses:
    "200":
      description: The thing was deleted.
get:
  operationId: getThing
  tags: [Things]
  responses:
    "200":
      description: The thing.
`,
  "openapi/components/schemas/Thing.yaml": `type: object
required: [id]
properties:
  id:
    type: string
  name:
    type: string
  owner:
    oneOf:
      - $ref: ./Owner.yaml
      - type: "null"
  outcome:
    $ref: ./Outcome.yaml
  state:
    type: string
    enum: [open, closed, lost]
`,
  "openapi/components/schemas/Outcome.yaml": `type: string
x-extensible-enum:
  $ref: ./KnownOutcome.yaml#/enum
`,
  "openapi/components/schemas/KnownOutcome.yaml": `type: string
enum: [success, failure]
`,
  "openapi/components/schemas/Owner.yaml": `type: object
properties:
  name:
    type: string
`,
  "openapi/components/schemas/ThingCreate.yaml": `type: object
required: [name]
properties:
  name:
    type: string
    maxLength: 100
    x-max-bytes: 400
  color:
    type: string
  size:
    type: string
    enum: [small, large]
`,
  "openapi/components/schemas/organizations/PermissionLevel.yaml": `type: string
enum: [owner, admin, member, viewer]
`,
  "openapi/CHANGELOG.md": `# Changelog

## 0.1.0

The first.
`,
};
