import type { Rule } from "../../contract.ts";
import type { Place } from "../../place.ts";
import { nameOf } from "../../schemas.ts";

/** An enum says "More values may come." to people exactly when it says `x-open-enum: true` to programs. */
export const rule: Rule = ({ every, report }) => {
  for (const schema of every("Schema")) {
    const fault = faultOf(schema.map);
    if (fault) report(`The enum ${nameOf(schema)} ${fault}`, schema.at);
  }
};

function faultOf({ enum: values, description, "x-open-enum": mark }: Place["map"]): string | undefined {
  const told = String(description).includes(words);
  if (!values && (told || mark !== undefined)) return "has no values. Say that it is open beside `enum`.";
  if (told && mark !== true) return `says "${words}" to people only. Add \`x-open-enum: true\` beside \`enum\`.`;
  return told || mark === undefined ? undefined : `is marked as open. End its description in "${words}"`;
}

const words = "More values may come.";
