import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "The slug of a project that was deleted stays taken: it was deleted softly, and the index still has it.",
  kind: "behaviour",
  caughtBy: "unique",
  only: ["createProject > unique"],
  handle: async (passing, forward, { memory }) => {
    const [, organization] = passing.target.split("/");
    const place = (slug: unknown) => `${organization}/${slug}`;
    if (passing.operationId === "deleteProject") {
      const before = await forward(reading(passing));
      const answer = await forward(passing);
      if (answer.status === 200) memory.set(place(readField(before, "/data/slug")), "taken");
      return answer;
    }
    const answer = await forward(passing);
    if (passing.operationId !== "createProject" || answer.status !== 201) return answer;
    if (!memory.has(place(readField(passing, "/slug")))) return answer;
    await forward({
      ...passing,
      method: "DELETE",
      target: `${passing.target}/${readField(answer, "/data/id")}`,
      body: "",
    });
    const body = {
      error: "Validation failed: Slug has already been taken",
      details: { slug: ["has already been taken"] },
    };
    return { ...answer, status: 422, body: JSON.stringify(body) };
  },
};
