import type { Mutant } from "./tools/mutant.ts";

const none = { data: [], meta: { current_page: 1, total_pages: 0, total_count: 0 } };

export const mutant: Mutant = {
  breaks: "An organization that was deleted still answers for its projects.",
  kind: "behaviour",
  caughtBy: "gone",
  only: ["deleteOrganization > gone"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const [, first = "", second = ""] = passing.target.split("/");
    if (passing.operationId === "deleteOrganization" && answer.status === 200) memory.set(second, "deleted");
    if (passing.operationId !== "listProjects" || !memory.has(first)) return answer;
    return { ...answer, status: 200, body: JSON.stringify(none) };
  },
};
