import { changeItems, type Item, setField, when } from "./tools/change.ts";
import { isEverySecond } from "./tools/memory.ts";
import type { Mutants } from "./tools/table.ts";

const descending = (a: unknown, b: unknown) => String(b).localeCompare(String(a));
const sort = (compare: (a: Item, b: Item) => number) => changeItems((items) => items.toSorted(compare));
const reverse = changeItems((items) => items.toReversed());

export const behaviors: Mutants = {
  "listProjects > order": {
    "equal-names-not-sorted-by-id": [
      "Projects with equal names are not sorted by id.",
      {
        after: "createProject > 201",
        "listProjects > 2XX": sort((a, b) => (a.name === b.name ? descending(a.id, b.id) : 0)),
      },
    ],
    "order-by-locale": [
      "Names are sorted by the collation of a language.",
      {
        after: "createProject > 201",
        "listProjects > 2XX": sort((a, b) => String(a.name).localeCompare(String(b.name), "en")),
      },
    ],
    "order-by-time": ["A list is sorted by time, not by name.", sort((a, b) => descending(a.created_at, b.created_at))],
  },
  "listCurrentUserActivity > order": {
    "list-shows-only-the-newest-item": [
      "A list contains only its first item.",
      (list) => setField("/meta/total_count", 1)(changeItems((items) => items.slice(0, 1))(list)),
    ],
  },
  "listSessions > order": { "order-oldest-first": ["Sessions are listed oldest first.", reverse] },
  "listRoles > order": { "order-alternates": ["Every second response is reversed.", when(isEverySecond, reverse)] },
};
