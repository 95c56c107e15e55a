import { changeItems, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { queryOf, withQuery } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Each page but the first begins with the last item of the one before.",
  kind: "behaviour",
  caughtBy: "pages",
  only: ["listRoles > pages"],
  handle: async (passing, forward) => {
    const answer = await forward(passing);
    const page = Number(queryOf(passing, "page"));
    if (passing.operationId !== "listRoles" || !(page > 1)) return answer;
    const before = readField(
      await forward(withQuery(passing, (query) => query.set("page", String(page - 1)))),
      "/data",
    );
    const last = Array.isArray(before) ? before.slice(-1) : [];
    return changeItems(answer, (items) => (items.length > 0 ? [...last, ...items.slice(1)] : items));
  },
};
