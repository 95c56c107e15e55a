import type { Rule } from "../../contract.ts";
import type { Place } from "../../place.ts";

/** Every parameter, request body and response body has an example of its own. */
export const rule: Rule = ({ every, report }) => {
  for (const parameter of every("Parameter").filter(hasNoExample)) {
    const name = parameter.text("name");
    report(`The parameter \`${name}\` has no example. Give it one under \`example\`.`, parameter.at);
  }
  for (const mediaType of every("MediaType").filter(hasNoExample)) {
    report(`This ${mediaType.key} has no example. ${advice}`, mediaType.at);
  }
};

const advice = "Write one in openapi/world/examples/, run `pnpm generate` and name it here under `examples`.";

function hasNoExample(place: Place): boolean {
  return !place.has("example") && place.get("examples").keys().length === 0;
}
