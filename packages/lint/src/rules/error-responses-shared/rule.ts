import type { Oas3Rule } from "@redocly/openapi-core";
import { judging } from "../../contract.ts";
import { errorsOf } from "../../operations.ts";

/** An error is a shared component: it means the same whichever operation answers it. */
export const rule: Oas3Rule = () =>
  judging(({ operations, report }) => {
    for (const operation of operations) {
      for (const [status, { ref, at, writtenAt }] of errorsOf(operation)) {
        if (ref !== undefined && at.absolutePointer.includes("/components/responses/")) continue;
        const repair =
          "Move it to components/responses and write here: `$ref: <path>/components/responses/<Name>.yaml`";
        report(`Response ${status} of \`${operation.name}\` is no shared component. ${repair}.`, writtenAt);
      }
    }
  });
