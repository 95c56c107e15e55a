import type { Rule } from "../../contract.ts";
import { successesOf } from "../../operations.ts";

/** What an operation takes and answers stands in the operation itself; only its schemas are shared. */
export const rule: Rule = ({ operations, report }) => {
  for (const operation of operations) {
    const request = { title: `The request body of \`${operation.name}\``, place: operation.place.get("requestBody") };
    for (const { title, place } of [request, ...successesOf(operation)]) {
      if (place.ref === undefined) continue;
      report(`${title} stands elsewhere. ${repair}`, place.writtenAt);
    }
  }
};

const repair = "Write it here in place of the `$ref`; its schema can stay shared.";
