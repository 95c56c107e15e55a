import { afterAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An id that names nothing leads to another project.",
  kind: "behaviour",
  caughtBy: "ids",
  only: ["getProject > 404 > path id: unknown"],
  handle: afterAnswer({ of: "getProject", status: 404 }, async (answer, passing, again) => {
    const { target } = passing;
    const first = readField(await again({ ...passing, target: target.replace(/\/[^/]+$/, "") }), "/data/0/id");
    return first === undefined ? answer : again({ ...passing, target: target.replace(/[^/]+$/, String(first)) });
  }),
};
