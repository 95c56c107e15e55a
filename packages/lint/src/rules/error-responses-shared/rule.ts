import type { Rule } from "../../contract.ts";
import { errorsOf } from "../../operations.ts";

/** An error is a shared component: it means the same whichever operation answers it. */
export const rule: Rule = ({ operations, report }) => {
  for (const { title, place } of operations.flatMap(errorsOf)) {
    if (place.ref !== undefined && place.at.absolutePointer.includes("/components/responses/")) continue;
    report(`${title} is no shared component. ${repair}.`, place.writtenAt);
  }
};

const repair = "Move it to components/responses and write here: `$ref: <path>/components/responses/<tag>.yaml#/<Name>`";
