import type { Operation } from "@crewkit/openapi";
import type { RequestDraft } from "../../http/draft.ts";
import { bodySchema, exampleBodies, validateBody } from "../../schema/body.ts";
import { nestedValues } from "../../schema/declared.ts";
import type { SpecModel } from "../../spec/model.ts";
import { isObject } from "../../values/json.ts";

export type Body = Record<string, unknown>;

/** An empty object if the value is no object. */
export function bodyOf(value: unknown): Body {
  return isObject(value) ? value : {};
}

/** Rejects fields of another branch of the schema, which may be allowed, but have no effect. */
export function isValidBody(operation: Operation, spec: SpecModel, body: unknown): boolean {
  return (
    validateBody(spec, operation, body).length === 0 &&
    nestedValues(spec, bodySchema(spec, operation), body).every(({ schema }) => schema !== undefined)
  );
}

/** Adds the fields of the contract's examples to a body, if it stays valid, so that a change to any field is detected. */
export function completeBody({ operation, body }: RequestDraft, spec: SpecModel): unknown {
  const complete = Object.assign({}, ...exampleBodies(spec, operation).filter(isObject), body);
  return isObject(body) && validateBody(spec, operation, complete).length === 0 ? complete : body;
}
