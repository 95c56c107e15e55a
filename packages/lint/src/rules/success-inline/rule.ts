import type { Oas3Rule } from "@redocly/openapi-core";
import { judging } from "../../contract.ts";
import { successesOf } from "../../operations.ts";

/** What an operation takes and answers stands in the operation itself; only its schemas are shared. */
export const rule: Oas3Rule = () =>
  judging(({ operations, report }) => {
    for (const operation of operations) {
      const { name, place } = operation;
      const responses = successesOf(operation).map(([status, at]) => [`Response ${status}`, at] as const);
      for (const [what, { ref, writtenAt }] of [
        ["The request body", place.get("requestBody")] as const,
        ...responses,
      ]) {
        if (ref === undefined) continue;
        report(
          `${what} of \`${name}\` stands elsewhere. Write it here in place of the \`$ref\`; its schema can stay shared.`,
          writtenAt,
        );
      }
    }
  });
