import type { Operation, Parameter } from "@crewkit/openapi";
import type { Exchange } from "../http/exchange.ts";
import { essenceOf } from "../http/media-type.ts";
import { documentedKey, documentedResponse, type Law } from "../law/law.ts";
import { schemaOf } from "../schema/resolve.ts";
import { type Schema, typesOf } from "../schema/schema.ts";
import { isObject, parseJson } from "../values/json.ts";

/** A level of coverage: what can be reached of an operation, and what an exchange of it reaches, each by a name. */
export interface Level {
  name: string;
  list(operation: Operation, law: Law): string[];
  seen(exchange: Exchange, law: Law): string[];
}

/**
 * The levels of Martin-Lopez, Segura and Ruiz-Cortés, "Test coverage criteria for RESTful web APIs" (A-TEST 2019),
 * without the flows, which no exchange shows alone.
 */
export const levels: Level[] = [
  {
    name: "paths",
    list: ({ path }) => [path],
    seen: ({ request }) => [request.operation.path],
  },
  {
    name: "operations",
    list: ({ operationId }) => [operationId],
    seen: ({ request }) => [request.operation.operationId],
  },
  {
    name: "media types of requests",
    list: ({ operationId, requestBody }) =>
      Object.keys(requestBody?.content ?? {}).map((type) => `${operationId} ${type}`),
    seen: ({ request: { operation, headers, body } }) =>
      body === undefined ? [] : [`${operation.operationId} ${essenceOf(headers["Content-Type"])}`],
  },
  {
    name: "media types of answers",
    list: ({ operationId, responses }) =>
      Object.entries(responses).flatMap(([key, { content = {} }]) =>
        Object.keys(content).map((type) => `${operationId} × ${key} ${type}`),
      ),
    seen: ({ request, answer }) => [
      `${statusName(request.operation, answer.status)} ${essenceOf(answer.headers.get("Content-Type"))}`,
    ],
  },
  {
    name: "parameters",
    list: (operation) => operation.parameters.map((parameter) => nameOf(operation, parameter)),
    seen: ({ request }) => sentParameters(request).map(({ parameter }) => nameOf(request.operation, parameter)),
  },
  {
    name: "parameter values",
    list: (operation, law) =>
      operation.parameters.flatMap((parameter) =>
        listValues(parameter, law).map((value) => `${nameOf(operation, parameter)}=${value}`),
      ),
    seen: ({ request }) =>
      sentParameters(request).flatMap(({ parameter, values }) =>
        values.map((value) => `${nameOf(request.operation, parameter)}=${value}`),
      ),
  },
  {
    name: "statuses",
    list: (operation) => Object.keys(operation.responses).map((key) => `${operation.operationId} × ${key}`),
    seen: ({ request, answer }) => [statusName(request.operation, answer.status)],
  },
  {
    name: "properties of answers",
    list: (operation, law) =>
      Object.entries(operation.responses).flatMap(([key, { content = {} }]) =>
        Object.values(content).flatMap(({ schema }) =>
          propertiesOf(law, schema).map((property) => `${operation.operationId} × ${key} ${property}`),
        ),
      ),
    seen: ({ request: { operation }, answer }) => {
      if (!documentedResponse(operation, answer.status)?.content) return [];
      const status = statusName(operation, answer.status);
      return propertiesIn(parseJson(answer.text)).map((property) => `${status} ${property}`);
    },
  },
];

function statusName(operation: Operation, status: number): string {
  return `${operation.operationId} × ${documentedKey(operation, status) ?? status}`;
}

function nameOf({ operationId }: Operation, { in: place, name }: Parameter): string {
  return `${operationId} ${place} ${name}`;
}

// The values of an enum and of a boolean, of the items where it is a list: all that can be listed.
function listValues({ schema }: Parameter, law: Law): string[] {
  const own = schemaOf(law, schema);
  const { enum: values, ...item } = typesOf(own).includes("array") ? schemaOf(law, own.items) : own;
  if (values) return values.map(String);
  return typesOf(item).includes("boolean") ? ["true", "false"] : [];
}

function sentParameters({ operation, target, headers }: Exchange["request"]) {
  const query = new URLSearchParams(target.split("?", 2)[1] ?? "");
  const sent = new Headers(headers);
  return operation.parameters.flatMap((parameter) => {
    const { in: place, name } = parameter;
    if (place === "path") return [{ parameter, values: [] }];
    const values = place === "query" ? query.getAll(name) : [sent.get(name) ?? []].flat();
    return values.length > 0 ? [{ parameter, values: values.flatMap((value) => [value, ...value.split(",")]) }] : [];
  });
}

// The properties that a schema declares, at all depths: `data.slug`, and `data[].slug` for those of a list's items.
function propertiesOf(law: Law, node: unknown, above = "", inside: Schema[] = []): string[] {
  const schema = schemaOf(law, node);
  // A schema that holds itself has no end.
  if (inside.includes(schema)) return [];
  const deeper = [...inside, schema];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const place = above === "" ? name : `${above}.${name}`;
    return [place, ...propertiesOf(law, property, place, deeper)];
  });
  const items = schema.items ? propertiesOf(law, schema.items, `${above}[]`, deeper) : [];
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return [...new Set([...own, ...items, ...parts.flatMap((part) => propertiesOf(law, part, above, deeper))])];
}

// The properties that a value has, named in the same way.
function propertiesIn(value: unknown, above = ""): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => propertiesIn(item, `${above}[]`)))];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = above === "" ? name : `${above}.${name}`;
    return [place, ...propertiesIn(inner, place)];
  });
}
