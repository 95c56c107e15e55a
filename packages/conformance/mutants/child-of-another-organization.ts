import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

const acme = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

export const mutant: Mutant = {
  breaks: "A project is found under another organization of the same user.",
  kind: "behaviour",
  caughtBy: "hierarchy",
  only: ["getProject > hierarchy"],
  handle: afterAnswer({ of: "getProject", status: 404 }, (_, passing, again) =>
    again({ ...passing, target: passing.target.replace(/^\/[^/]+/, `/${acme}`) }),
  ),
};
