import { type Item, itemsOf, setEach, setField, when } from "./tools/change.ts";
import { isFrom } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "listProjects > visibility": {
    "viewer-list-omits-project": [
      "A viewer's list omits a project, and its total matches.",
      when(isFrom("dana"), (list) =>
        setField("/meta/total_count", (count: number) => count - 1)(setField("/data", itemsOf(list).slice(1))(list)),
      ),
    ],
  },
  "listMembers > visibility as viewer": {
    "viewer-sees-another-name": [
      "A viewer sees different names for members.",
      when(
        isFrom("dana"),
        setEach("/name", (_: string, __: Item, index: number) => `Member ${index + 1}`),
      ),
    ],
  },
};
