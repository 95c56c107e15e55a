import { onAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { queryOf } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The last page is not counted unless it is full.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: onAnswer({ of: "listRoles" }, (answer, passing) =>
    setField(
      answer,
      "/meta/total_pages",
      Math.floor(Number(readField(answer, "/meta/total_count")) / Number(queryOf(passing, "per_page") ?? 25)),
    ),
  ),
};
