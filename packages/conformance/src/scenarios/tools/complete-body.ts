import type { RequestDraft } from "../../http/draft.ts";
import { exampleBodies, validateBody } from "../../schema/body.ts";
import type { SpecModel } from "../../spec/model.ts";
import { isObject } from "../../values/json.ts";

/** Adds the fields of the contract's examples to a body, if it stays valid, so that a change to any field is detected. */
export function completeBody({ operation, body }: RequestDraft, spec: SpecModel): unknown {
  const complete = Object.assign({}, ...exampleBodies(spec, operation).filter(isObject), body);
  return isObject(body) && validateBody(spec, operation, complete).length === 0 ? complete : body;
}
