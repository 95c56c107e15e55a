import { documentedResponse } from "../law/law.ts";
import type { Check } from "./check.ts";
import { coversType, placeName, typeOfAnswer } from "./tools/place.ts";

/** The answer has a media type that the contract gives for its status, and none where it gives no body. */
export const mediaType: Check = ({ request, answer }) => {
  const { operation } = request;
  const documented = documentedResponse(operation, answer.status);
  if (!documented) return [];
  const types = Object.keys(documented.content ?? {});
  const came = typeOfAnswer(answer);
  const place = placeName(operation, answer.status);
  if (types.length === 0) {
    const told = `There must be no body, since the contract gives none (${place}), but there is ${came ?? "one"}.`;
    return answer.text === "" ? [] : [`${told} Leave it out, or give its schema in the contract.`];
  }
  if (came !== undefined && types.some((type) => coversType(type, came))) return [];
  const told = `The media type must be ${types.join(" or ")} (${place}), but is ${came ?? "none"}.`;
  return [`${told} Mend the Content-Type, or the contract.`];
};
