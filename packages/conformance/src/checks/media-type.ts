import { documentedResponse } from "../spec/model.ts";
import type { Check } from "./check.ts";
import { contentTypeOf, matchesMediaType, responseLabel } from "./tools/response-schema.ts";

/** The answer has a media type that the contract gives for its status, and none where it gives no body. */
export const mediaType: Check = ({ request, response }) => {
  const { operation } = request;
  const documented = documentedResponse(operation, response.status);
  if (!documented) return [];
  const types = Object.keys(documented.content ?? {});
  const actual = contentTypeOf(response);
  const label = responseLabel(operation, response.status);
  if (types.length === 0) {
    const problem = `There must be no body, since the contract gives none (${label}), but there is ${actual ?? "one"}.`;
    return response.text === "" ? [] : [`${problem} Leave it out, or give its schema in the contract.`];
  }
  if (actual !== undefined && types.some((type) => matchesMediaType(type, actual))) return [];
  const problem = `The media type must be ${types.join(" or ")} (${label}), but is ${actual ?? "none"}.`;
  return [`${problem} Mend the Content-Type, or the contract.`];
};
