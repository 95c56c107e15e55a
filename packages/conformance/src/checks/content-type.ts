import { documentedResponse } from "../base/model.ts";
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
    const problem = `Expected no body, because the contract declares no body (${label}), but received ${actual ?? "one"}.`;
    return response.text === "" ? [] : [`${problem} Remove the body, or declare it in the contract.`];
  }
  if (actual !== undefined && types.some((type) => matchesMediaType(type, actual))) return [];
  const problem = `Expected media type ${types.join(" or ")} (${label}), but received ${actual ?? "none"}.`;
  return [`${problem} Fix the Content-Type, or the contract.`];
};
