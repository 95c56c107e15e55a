import { changeJson } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A project that was deleted is still in the list.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: async (passing, forward, { memory }) => {
    const { operationId, target } = passing;
    const read = reading(passing);
    if (memory.has(target)) return forward({ ...passing, target: target.replace(/[^/]+$/, crypto.randomUUID()) });
    if (operationId !== "deleteProject" || (await forward(read)).status !== 200) return forward(passing);
    memory.set(target, "deleted");
    return changeJson(await forward(read), () => ({ message: "Project deleted" }));
  },
};
