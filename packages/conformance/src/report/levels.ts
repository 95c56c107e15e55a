import type { Operation, Parameter } from "@crewkit/openapi";
import type { Exchange } from "../http/exchange.ts";
import { mediaTypeOf } from "../http/media-type.ts";
import { schemaOf } from "../schema/resolve.ts";
import { type Schema, typesOf } from "../schema/schema.ts";
import { documentedKey, documentedResponse, type SpecModel } from "../spec/model.ts";
import { isObject, parseJson } from "../values/json.ts";

/** A level of coverage: what can be reached of an operation, and what an exchange of it reaches, each by a name. */
export interface Level {
  name: string;
  list(operation: Operation, spec: SpecModel): string[];
  coveredBy(exchange: Exchange, spec: SpecModel): string[];
}

/**
 * The levels of Martin-Lopez, Segura and Ruiz-Cortés, "Test coverage criteria for RESTful web APIs" (A-TEST 2019),
 * without the flows, which no exchange shows alone.
 */
export const coverageLevels: Level[] = [
  {
    name: "paths",
    list: ({ path }) => [path],
    coveredBy: ({ request }) => [request.operation.path],
  },
  {
    name: "operations",
    list: ({ operationId }) => [operationId],
    coveredBy: ({ request }) => [request.operation.operationId],
  },
  {
    name: "media types of requests",
    list: ({ operationId, requestBody }) =>
      Object.keys(requestBody?.content ?? {}).map((type) => `${operationId} ${type}`),
    coveredBy: ({ request: { operation, headers, body } }) =>
      body === undefined ? [] : [`${operation.operationId} ${mediaTypeOf(headers["Content-Type"])}`],
  },
  {
    name: "media types of answers",
    list: ({ operationId, responses }) =>
      Object.entries(responses).flatMap(([key, { content = {} }]) =>
        Object.keys(content).map((type) => `${operationId} × ${key} ${type}`),
      ),
    coveredBy: ({ request, response }) => [
      `${statusName(request.operation, response.status)} ${mediaTypeOf(response.headers.get("Content-Type"))}`,
    ],
  },
  {
    name: "parameters",
    list: (operation) => operation.parameters.map((parameter) => nameOf(operation, parameter)),
    coveredBy: ({ request }) => sentParameters(request).map(({ parameter }) => nameOf(request.operation, parameter)),
  },
  {
    name: "parameter values",
    list: (operation, spec) =>
      operation.parameters.flatMap((parameter) =>
        listValues(parameter, spec).map((value) => `${nameOf(operation, parameter)}=${value}`),
      ),
    coveredBy: ({ request }) =>
      sentParameters(request).flatMap(({ parameter, values }) =>
        values.map((value) => `${nameOf(request.operation, parameter)}=${value}`),
      ),
  },
  {
    name: "statuses",
    list: (operation) => Object.keys(operation.responses).map((key) => `${operation.operationId} × ${key}`),
    coveredBy: ({ request, response }) => [statusName(request.operation, response.status)],
  },
  {
    name: "properties of answers",
    list: (operation, spec) =>
      Object.entries(operation.responses).flatMap(([key, { content = {} }]) =>
        Object.values(content).flatMap(({ schema }) =>
          propertiesOf(spec, schema).map((property) => `${operation.operationId} × ${key} ${property}`),
        ),
      ),
    coveredBy: ({ request: { operation }, response }) => {
      if (!documentedResponse(operation, response.status)?.content) return [];
      const status = statusName(operation, response.status);
      return propertiesIn(parseJson(response.text)).map((property) => `${status} ${property}`);
    },
  },
];

function statusName(operation: Operation, status: number): string {
  return `${operation.operationId} × ${documentedKey(operation, status) ?? status}`;
}

function nameOf({ operationId }: Operation, { in: location, name }: Parameter): string {
  return `${operationId} ${location} ${name}`;
}

// The values of an enum and of a boolean, of the items where it is a list: all that can be listed.
function listValues({ schema }: Parameter, spec: SpecModel): string[] {
  const ownProperties = schemaOf(spec, schema);
  const { enum: values, ...item } = typesOf(ownProperties).includes("array")
    ? schemaOf(spec, ownProperties.items)
    : ownProperties;
  if (values) return values.map(String);
  return typesOf(item).includes("boolean") ? ["true", "false"] : [];
}

function sentParameters({ operation, target, headers }: Exchange["request"]) {
  const query = new URLSearchParams(target.split("?", 2)[1] ?? "");
  const sent = new Headers(headers);
  return operation.parameters.flatMap((parameter) => {
    const { in: location, name } = parameter;
    if (location === "path") return [{ parameter, values: [] }];
    const values = location === "query" ? query.getAll(name) : [sent.get(name) ?? []].flat();
    return values.length > 0 ? [{ parameter, values: values.flatMap((value) => [value, ...value.split(",")]) }] : [];
  });
}

// The properties that a schema declares, at all depths: `data.slug`, and `data[].slug` for those of a list's items.
function propertiesOf(spec: SpecModel, node: unknown, parent = "", inside: Schema[] = []): string[] {
  const schema = schemaOf(spec, node);
  // A schema that holds itself has no end.
  if (inside.includes(schema)) return [];
  const deeper = [...inside, schema];
  const ownProperties = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const location = parent === "" ? name : `${parent}.${name}`;
    return [location, ...propertiesOf(spec, property, location, deeper)];
  });
  const items = schema.items ? propertiesOf(spec, schema.items, `${parent}[]`, deeper) : [];
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return [
    ...new Set([...ownProperties, ...items, ...parts.flatMap((part) => propertiesOf(spec, part, parent, deeper))]),
  ];
}

// The properties that a value has, named in the same way.
function propertiesIn(value: unknown, parent = ""): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => propertiesIn(item, `${parent}[]`)))];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const location = parent === "" ? name : `${parent}.${name}`;
    return [location, ...propertiesIn(inner, location)];
  });
}
