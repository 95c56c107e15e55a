import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A project is said to be deleted, and stays.",
  kind: "behaviour",
  caughtBy: "gone",
  only: ["deleteProject > gone"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "deleteProject") return forward(passing);
    const { headers } = await forward({ ...passing, method: "GET", body: "" });
    return { status: 200, headers, body: JSON.stringify({ message: "Project deleted" }) };
  },
};
