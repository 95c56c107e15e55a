import type { Oas3Rule } from "@redocly/openapi-core";
import { judging } from "../../contract.ts";
import { bodyOf, errorsOf, isJsonAlone } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { lacks, type Shape } from "../../shape.ts";

/** Every error answers `{ error, details }`, by the one schema that says so. */
export const rule: Oas3Rule = () =>
  judging(({ operations, report }) => {
    const [isNewResponse, isNewSchema] = [firstTime(), firstTime()];
    for (const operation of operations) {
      for (const [status, response] of errorsOf(operation)) {
        if (!response.isThere || !isNewResponse(response)) continue;
        const name = `Response ${status} of \`${operation.name}\``;
        const schema = bodyOf(response);
        if (!isJsonAlone(response)) report(`${name} ${notJson}.`, response.get("content").at);
        else if (schema.component !== "ErrorResponse") report(`${name} ${ofItsOwn}.`, schema.writtenAt);
        else if (schema.isThere && isNewSchema(schema)) {
          for (const { text, at } of lacks(schema, form)) report(`ErrorResponse breaks its form: ${text}.`, at);
        }
      }
    }
  });

const notJson = "must have `application/json` under its `content`, and nothing else";
const ofItsOwn = "has a body of its own. Write `schema: { $ref: <path>/ErrorResponse.yaml }`";

const form: Shape = {
  type: "object",
  required: ["error"],
  properties: {
    error: { type: "string" },
    details: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
  },
};
