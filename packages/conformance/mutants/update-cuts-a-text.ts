import { onRequest, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An update keeps no more than fifty characters of a description.",
  kind: "behaviour",
  caughtBy: "echo",
  only: ["updateResource > 200 > body description"],
  handle: onRequest("updateResource", (passing) =>
    setField(passing, "/description", (text: unknown) => (typeof text === "string" ? text.slice(0, 50) : text)),
  ),
};
