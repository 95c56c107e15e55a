import type { Rule } from "../../contract.ts";
import { isJsonAlone } from "../../operations.ts";

/** Request bodies are JSON and nothing else. */
export const rule: Rule = ({ operations, report }) => {
  for (const { name, place } of operations) {
    const body = place.get("requestBody");
    if (!body.isThere || isJsonAlone(body)) continue;
    const types = body.get("content").keys().join(", ") || "nothing";
    report(
      `The request body of \`${name}\` is ${types}. Write \`application/json\`, and nothing else.`,
      body.get("content").at,
    );
  }
};
