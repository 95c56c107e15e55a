import { formatPointer, type Operation, parsePointer } from "@crewkit/openapi";
import { isJsonType } from "../base/media-type.ts";
import { documents, isSuccess, type SpecModel } from "../base/model.ts";
import { listActors } from "../base/plan.ts";
import { listSchemaLocations, mayHave } from "../schema/locations.ts";
import { bodyFields } from "../schema/request-body.ts";
import { pathPatternOf } from "../spec/paths.ts";
import { isObject } from "../values/json.ts";
import { type Name, name } from "./check.ts";

type NameKind = "operationId" | "actor" | "path" | "status" | "parameter" | "input" | "field" | "responsePointer";

/** The names that a plan may use, for one operation or for any of them. */
export function namesFor(spec: SpecModel, operation?: Operation): Record<NameKind, Name> {
  const { operations, contract, plan } = spec;
  const candidates = operation ? [operation] : operations;
  const knownPointers = (pointer: string) => {
    const schemas = candidates.flatMap(responseSchemas);
    if (schemas.length === 0 || schemas.some((schema) => mayHave(spec, schema, parsePointer(pointer))))
      return undefined;
    return schemas.flatMap((schema) => listSchemaLocations(spec, schema).map(({ path }) => formatPointer(path)));
  };
  return {
    operationId: name("operation", () => operations.map((each) => each.operationId)),
    actor: name("actor", () => listActors(plan)),
    /** The beginning of a path with `{}` for each id, or a name without a slash that only the plan uses. */
    path: name("path", (path) => (path.includes("/") ? listPaths(operations) : undefined)),
    status: name("status", (status) =>
      !operation || documents(operation, Number(status)) ? undefined : Object.keys(operation.responses),
    ),
    parameter: name("parameter", () => candidates.flatMap(({ parameters }) => parameters.map((each) => each.name))),
    /** A body field or parameter of the operation. A schema without fields allows any name. */
    input: name("field or parameter", () => {
      const fields = operation ? bodyFields(spec, operation) : [];
      if (!operation || (operation.requestBody && fields.length === 0)) return undefined;
      return [...fields, ...operation.parameters.map((each) => each.name)];
    }),
    field: name("field", () => listProperties(contract)),
    /** A JSON pointer into a successful response. */
    responsePointer: name("JSON pointer", knownPointers),
  };
}

export function listPaths(operations: readonly Operation[]): string[] {
  return operations.flatMap((operation) => {
    const parts = pathPatternOf(operation.path).split("/");
    return parts.map((_, index) => parts.slice(0, index + 1).join("/")).slice(1);
  });
}

function listProperties(node: unknown): string[] {
  if (!isObject(node)) return [];
  const names = isObject(node.properties) ? Object.keys(node.properties) : [];
  return [...names, ...Object.values(node).flatMap(listProperties)];
}

function responseSchemas({ responses }: Operation): unknown[] {
  const successes = Object.entries(responses).filter(([key]) => isSuccess(Number(key.replace("XX", "00"))));
  const media = successes.flatMap(([, { content = {} }]) => Object.entries(content));
  return media.filter(([type]) => isJsonType(type)).map(([, { schema }]) => schema);
}
