import { documentedResponse } from "../base/model.ts";
import { inRule, text } from "../values/format.ts";
import type { Check } from "./check.ts";
import { contentTypeOf, matchesMediaType, responseLabel } from "./tools/response-schema.ts";

export const mediaType: Check = ({ request, response }) => {
  const { operation } = request;
  const documented = documentedResponse(operation, response.status);
  if (!documented) return [];
  const types = Object.keys(documented.content ?? {});
  const actual = contentTypeOf(response);
  const label = responseLabel(operation, response.status);
  if (types.length === 0) {
    const problem = text`Expected no body, because the contract declares no body (${label}), but received ${actual ?? "one"}.`;
    return response.text === "" ? [] : [text`${problem} Remove the body, or declare it in the contract.`];
  }
  if (actual !== undefined && types.some((type) => matchesMediaType(type, actual))) return [];
  const problem = text`Expected media type ${inRule(types.join(" or "))} (${label}), but received ${actual ?? "none"}.`;
  return [text`${problem} Fix the Content-Type, or the contract.`];
};
