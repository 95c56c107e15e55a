import type { Rule } from "../../contract.ts";
import { createFirstUseFilter } from "../../node.ts";
import { listResponses } from "../../operations.ts";
import { findProblems } from "./link.ts";

export const rule: Rule = ({ operations, report }) => {
  const isNew = createFirstUseFilter();
  for (const operation of operations) {
    for (const { status, node: response } of listResponses(operation)) {
      for (const [key, link] of response.get("links").entries()) {
        if (!link.exists || !isNew(link)) continue;
        for (const { text, location } of findProblems(link, { operation, response }, operations)) {
          report(`Link \`${key}\` of response ${status} of \`${operation.name}\` ${text}.`, location);
        }
      }
    }
  }
};
