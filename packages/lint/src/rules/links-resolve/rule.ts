import type { Rule } from "../../contract.ts";
import { responsesOf } from "../../operations.ts";
import { firstTime } from "../../place.ts";
import { faultsOf } from "./link.ts";

/** Every link leads to an operation of this document, with the values that it needs, from places that exist. */
export const rule: Rule = ({ operations, report }) => {
  const isNew = firstTime();
  for (const operation of operations) {
    for (const { status, place: response } of responsesOf(operation)) {
      for (const [key, link] of response.get("links").entries()) {
        if (!link.isThere || !isNew(link)) continue;
        for (const { text, at } of faultsOf(link, { operation, response }, operations)) {
          report(`Link \`${key}\` of response ${status} of \`${operation.name}\` ${text}.`, at);
        }
      }
    }
  }
};
