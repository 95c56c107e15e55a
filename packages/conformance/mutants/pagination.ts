import { changeItems, itemsOf, readField, setField, when } from "./tools/change.ts";
import { dropQuery, queryOf, resend, setQuery } from "./tools/request.ts";
import type { ChangeResponse, Mutants, ProxiedResponse } from "./tools/table.ts";

const claimPage: ChangeResponse = (list, request) =>
  setField("/meta/current_page", Number(queryOf(request, "page") ?? 1))(list);

const meta = (list: ProxiedResponse, name: string) => Number(readField(list, `/meta/${name}`));

export const behaviors: Mutants = {
  "listRoles > pagination": {
    "current-page-always-first": ["Every page reports that it is the first.", setField("/meta/current_page", 1)],
    "page-after-last-not-empty": [
      "A page after the last returns the last page.",
      when(
        (list) => itemsOf(list).length === 0,
        resend((request, list) => setQuery("page", String(meta(list, "total_pages")))(request)),
      ),
    ],
    "last-item-missing": [
      "The last item of the last page is missing.",
      when(
        (list) => meta(list, "current_page") === meta(list, "total_pages"),
        changeItems((items) => items.slice(0, -1)),
      ),
    ],
    "page-overlaps": [
      "Each page starts with the last item of the previous page.",
      async (list, request, { send }) => {
        const page = Number(queryOf(request, "page"));
        if (!(page > 1)) return list;
        const before = itemsOf(await send(setQuery("page", String(page - 1))(request)));
        return changeItems((items) => [...before.slice(-1), ...items.slice(1)].slice(0, items.length))(list);
      },
    ],
    "page-repeated": [
      "Each page returns the items of the previous page.",
      {
        request: setQuery("page", (page) => (Number(page) > 1 ? String(Number(page) - 1) : page)),
        "listRoles > 2XX": claimPage,
      },
    ],
    "page-size-capped": [
      "Pages have two items at most.",
      { request: setQuery("per_page", (size) => (Number(size) > 2 ? "2" : size)) },
    ],
    "page-size-one-below-the-maximum": [
      "A page size one below the maximum returns two items.",
      { request: setQuery("per_page", (size) => (size === "99" ? "2" : size)) },
    ],
    "page-size-ignored": ["The page size is ignored.", { request: dropQuery("per_page") }],
    "page-skipped": [
      "The second page returns the items of the third page.",
      { request: setQuery("page", (page) => (page === "2" ? "3" : page)), "listRoles > 2XX": claimPage },
    ],
    "total-counts-only-page": [
      "The total counts only the items on the page.",
      (list) => setField("/meta/total_count", itemsOf(list).length)(list),
    ],
    "total-off-by-one": ["The total is one too high.", setField("/meta/total_count", (count: number) => count + 1)],
    "total-pages-rounded-down": [
      "The number of pages does not include a partial last page.",
      (list, request) => {
        const size = Number(queryOf(request, "per_page"));
        return size > 0 ? setField("/meta/total_pages", Math.floor(meta(list, "total_count") / size))(list) : list;
      },
    ],
  },
};
