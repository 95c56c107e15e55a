import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A project that is updated with the slug that it has hears that the slug is taken: by itself.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "updateProject") return forward(passing);
    const before = await forward(reading(passing));
    const slug = readField(passing, "/slug");
    if (before.status !== 200 || slug === undefined || readField(before, "/data/slug") !== slug)
      return forward(passing);
    const body = {
      error: "Validation failed: Slug has already been taken",
      details: { slug: ["has already been taken"] },
    };
    return { ...before, status: 422, body: JSON.stringify(body) };
  },
};
