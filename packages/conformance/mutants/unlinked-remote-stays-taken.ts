import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A remote whose repository was unlinked can't be linked again.",
  kind: "behaviour",
  caughtBy: "unique",
  only: ["createRepository > unique"],
  handle: async (passing, forward, { memory }) => {
    const [, organization] = passing.target.split("/");
    const before = passing.operationId === "deleteRepository" ? await forward(reading(passing)) : undefined;
    const answer = await forward(passing);
    if (before && answer.status === 200)
      memory.set(`${organization} ${readField(before, "/data/remote_url")}`, "taken");
    if (passing.operationId !== "createRepository" || answer.status !== 201) return answer;
    if (!memory.has(`${organization} ${readField(answer, "/data/remote_url")}`)) return answer;
    await forward({
      ...passing,
      method: "DELETE",
      target: `/${organization}/repos/${readField(answer, "/data/id")}`,
      body: "",
    });
    const details = { remote_url: ["has already been taken"] };
    return {
      ...answer,
      status: 422,
      body: JSON.stringify({ error: "Validation failed: Remote url has already been taken", details }),
    };
  },
};
