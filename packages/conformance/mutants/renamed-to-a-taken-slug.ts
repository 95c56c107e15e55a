import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A project can take the slug of another.",
  kind: "behaviour",
  caughtBy: "unique",
  only: ["updateProject > unique slug"],
  handle: async (passing, forward) => {
    const answer = await forward(passing);
    if (passing.operationId !== "updateProject" || answer.status !== 422) return answer;
    const { repositories: _, ...project } = Object(readField(await forward(reading(passing)), "/data"));
    return {
      ...answer,
      status: 200,
      body: JSON.stringify({ data: { ...project, slug: readField(passing, "/slug") } }),
    };
  },
};
