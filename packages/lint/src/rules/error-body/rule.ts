import type { Rule } from "../../contract.ts";
import { errorsOf, isJsonAlone, notJsonAlone, schemaOf } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { lacks, type Shape } from "../../shape.ts";

/** Every error answers `{ error, details }`, by the one schema that says so. */
export const rule: Rule = ({ operations, report }) => {
  const [isNewResponse, isNewSchema] = [firstTime(), firstTime()];
  for (const { title, place } of operations.flatMap(errorsOf)) {
    if (!place.isThere || !isNewResponse(place)) continue;
    const schema = schemaOf(place);
    if (!isJsonAlone(place)) report(`${title} ${notJsonAlone}.`, place.get("content").at);
    else if (schema.component !== "ErrorResponse") report(`${title} ${ofItsOwn}.`, schema.writtenAt);
    else if (schema.isThere && isNewSchema(schema)) {
      for (const { text, at } of lacks(schema, form)) report(`ErrorResponse breaks its form: ${text}.`, at);
    }
  }
};

const ofItsOwn = "has a body of its own. Write `schema: { $ref: <path>/ErrorResponse.yaml }`";

const form: Shape = {
  type: "object",
  required: ["error"],
  properties: {
    error: { type: "string" },
    details: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
  },
};
