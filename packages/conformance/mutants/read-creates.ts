import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, sending } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "To list projects makes one.",
  kind: "behaviour",
  caughtBy: "safe",
  only: ["listProjects > safe"],
  handle: afterAnswer({ of: "listProjects" }, async (answer, passing, again) => {
    const made = { ...as("ada", passing), target: passing.target.split("?")[0] ?? "" };
    await again(sending(made, { name: "Made by reading", slug: `made-${crypto.randomUUID()}` }, "POST"));
    return answer;
  }),
};
