import { isObject } from "../src/values/json.ts";
import { mapItems, onAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The user of a session shows an address too.",
  kind: "answer",
  caughtBy: "undeclared",
  only: ["listSessions > 200 > as in the example"],
  handle: onAnswer({ of: "listSessions" }, (answer) =>
    mapItems(answer, (item) => ({
      ...item,
      user: { ...(isObject(item.user) && item.user), email: "ada@acme.example" },
    })),
  ),
};
