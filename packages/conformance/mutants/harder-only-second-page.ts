import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { queryOf } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Only the items beyond the first page have no key.",
  kind: "answer",
  caughtBy: "body",
  only: ["listRoles > pages"],
  handle: onAnswer({ of: "listRoles" }, (answer, passing) =>
    Number(queryOf(passing, "page") ?? 1) > 1 ? mapItems(answer, ({ key: _, ...item }) => item) : answer,
  ),
};
