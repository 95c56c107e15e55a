import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A JSON text in the place of an object makes the API fail.",
  kind: "behaviour",
  caughtBy: "body",
  only: ["createProject > 422"],
  handle: async (passing, forward) => {
    const answer = await forward(passing);
    const isText = passing.operationId === "createProject" && passing.body.startsWith('"');
    return isText ? { ...answer, status: 500, body: '{"error":"Internal server error"}' } : answer;
  },
};
