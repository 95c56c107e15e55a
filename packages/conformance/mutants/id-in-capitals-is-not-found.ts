import { onRequest } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A project is not found by its id in capitals.",
  kind: "behaviour",
  caughtBy: "ids",
  only: ["getProject > 200"],
  handle: onRequest("getProject", (passing) => {
    const id = passing.target.split("/").at(-1) ?? "";
    return id === id.toLowerCase() ? passing : { ...passing, target: passing.target.replace(id, "none") };
  }),
};
