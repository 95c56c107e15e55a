import type { Contract } from "@crewkit/openapi";

/** An operation for {@link contractOf}, with what a test says of its own. */
export interface SmallOperation {
  place: string;
  operationId: string;
  query?: object[];
  /** The schema of the path's parameters. */
  path?: object;
  body?: { required?: boolean; examples?: Record<string, unknown> };
  /** The properties of the success's body, or a reference to all of it. */
  answer: object;
  status?: string;
  security?: [];
}

/** A schema by its name. */
export const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

/** A page of things, as a success has it. */
export const page: object = { properties: { data: { type: "array", items: ref("Session") }, meta: ref("PageMeta") } };

/** The parameter of a list. */
export const pageParameter: object = { name: "page", in: "query", schema: { type: "integer" }, example: 1 };

/** A contract of one operation, of the tag Sessions. */
export function contractOf({
  place,
  operationId,
  query = [],
  path: schema,
  body,
  answer,
  status = "200",
  ...rest
}: SmallOperation) {
  const [method = "", path = ""] = place.split(" ");
  const operation = {
    ...rest,
    operationId,
    tags: ["Sessions"],
    summary: "Do something",
    description: "Does it. Everybody may call it.",
    parameters: [...pathParameters(path, schema), ...query],
    ...(body && { requestBody: { required: body.required, content: json(ref("SessionEnd"), body.examples) } }),
    responses: {
      [status]: { description: "Done.", content: json(answer) },
      401: { description: "No token." },
      404: { description: "Not there." },
      429: { description: "Too many." },
    },
  };
  return {
    tags: [{ name: "Sessions", description: "What agents did." }],
    security: [{ bearerAuth: [] }],
    paths: { [path]: { [method.toLowerCase()]: operation } },
    components: {
      schemas: { Session: { properties: { id: {} } }, SessionEnd: {}, Uuid: { format: "uuid" }, PageMeta: {} },
    },
  } as unknown as Contract;
}

function pathParameters(path: string, given?: object): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const schema = given ?? (name.endsWith("id") ? ref("Uuid") : { type: "string" });
    return { name, in: "path", schema, description: `The ${name}.`, example: `an-${name}` };
  });
}

function json(schema: object, examples: Record<string, unknown> = {}): object {
  const named = Object.entries(examples).map(([name, value]) => [name, { value }]);
  return { "application/json": { schema, examples: Object.fromEntries(named) } };
}
