import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isNode, nameOf } from "../../spots.ts";

/** An enum says "More values may come." to people exactly when it says `x-open-enum: true` to programs. */
export const rule: Oas3Rule = () => ({
  Schema(schema: object, { report, location }: UserContext) {
    if (!isNode(schema)) return;
    const told = String(schema.description).includes(words);
    const marked = schema["x-open-enum"] === true;
    const message = (fault: string) =>
      report({ message: `The enum ${nameOf(location)} ${fault}`, location: location.key() });
    if (!schema.enum && (told || "x-open-enum" in schema)) message("has no values. Say that it is open beside `enum`.");
    else if (told && !marked) message(`says "${words}" to people only. Add \`x-open-enum: true\` beside \`enum\`.`);
    else if (!told && "x-open-enum" in schema) message(`is marked as open. End its description in "${words}"`);
  },
});

const words = "More values may come.";
