import { formatPointer, type Operation, parsePointer } from "@crewkit/openapi";
import { isJsonType } from "../base/media-type.ts";
import { documents, isSuccess } from "../base/model.ts";
import { listSchemaLocations, mayHave } from "../schema/locations.ts";
import { bodyFields } from "../schema/request-body.ts";
import { pathPatternOf } from "../spec/paths.ts";
import { isObject } from "../values/json.ts";
import { type Check, nameOf } from "./check.ts";

export const operationId: Check = nameOf("operation", ({ spec }) => spec.operations.map((each) => each.operationId));

export const actor: Check = nameOf("actor", ({ spec: { plan } }) => [plan.actors, plan.outsider ?? []].flat());

/** The beginning of a path with `{}` for each id, or a name without a slash that only the plan uses. */
export const path: Check = nameOf("path", ({ spec }, name) =>
  name.includes("/") ? listPaths(spec.operations) : undefined,
);

export function listPaths(operations: readonly Operation[]): string[] {
  return operations.flatMap((operation) => {
    const parts = pathPatternOf(operation.path).split("/");
    return parts.map((_, index) => parts.slice(0, index + 1).join("/")).slice(1);
  });
}

export const status: Check = nameOf("status", ({ operation }, name) =>
  !operation || documents(operation, Number(name)) ? undefined : Object.keys(operation.responses),
);

/** A parameter of the operation. Outside an operation, of any operation. */
export const parameter: Check = nameOf("parameter", ({ spec, operation }) =>
  (operation ? [operation] : spec.operations).flatMap(({ parameters }) => parameters.map(({ name }) => name)),
);

/** A body field or parameter of the operation. A schema without fields allows any name. */
export const input: Check = nameOf("field or parameter", ({ spec, operation }) => {
  const fields = operation ? bodyFields(spec, operation) : [];
  if (!operation || (operation.requestBody && fields.length === 0)) return;
  return [...fields, ...operation.parameters.map(({ name }) => name)];
});

/** A field of any schema in the contract. */
export const field: Check = nameOf("field", ({ spec }) => listProperties(spec.contract));

function listProperties(node: unknown): string[] {
  if (!isObject(node)) return [];
  const names = isObject(node.properties) ? Object.keys(node.properties) : [];
  return [...names, ...Object.values(node).flatMap(listProperties)];
}

/** A JSON pointer into the successful response of the operation. Outside an operation, of any operation. */
export const responsePointer: Check = nameOf("JSON pointer", ({ spec, operation }, pointer) => {
  const schemas = (operation ? [operation] : spec.operations).flatMap(responseSchemas);
  if (schemas.length === 0 || schemas.some((schema) => mayHave(spec, schema, parsePointer(pointer)))) return;
  return schemas.flatMap((schema) => listSchemaLocations(spec, schema).map(({ path }) => formatPointer(path)));
});

/** A JSON pointer into the items of a list, after a `-` for descending order. */
export const sortKey: Check = (value, place) => {
  const { items } = place.spec.plan.paging ?? {};
  return items === undefined ? [] : responsePointer(`${items}/0${String(value).replace(/^-/, "")}`, place);
};

function responseSchemas({ responses }: Operation): unknown[] {
  const successes = Object.entries(responses).filter(([key]) => isSuccess(Number(key.replace("XX", "00"))));
  const media = successes.flatMap(([, { content = {} }]) => Object.entries(content));
  return media.filter(([type]) => isJsonType(type)).map(([, { schema }]) => schema);
}
