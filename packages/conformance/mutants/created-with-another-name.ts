import { onRequest, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A creation writes the name in small letters.",
  kind: "behaviour",
  caughtBy: "echo",
  only: ["createProject > 201 > as in the example"],
  handle: onRequest("createProject", (passing) =>
    setField(passing, "/name", (name: unknown) => (typeof name === "string" ? name.toLowerCase() : name)),
  ),
};
