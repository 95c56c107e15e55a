import { changeItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The last item of a list does not say since when.",
  kind: "answer",
  caughtBy: "body",
  only: ["listMembers > 200 > as in the example"],
  handle: onAnswer({ of: "listMembers" }, (answer) =>
    changeItems(answer, (items) =>
      items.map(({ joined_at, ...item }, index) => (index === items.length - 1 ? item : { joined_at, ...item })),
    ),
  ),
};
