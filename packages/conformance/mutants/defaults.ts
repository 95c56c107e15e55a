import { setField } from "./tools/change.ts";
import { queryOf, setQuery } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "listRoles > defaults": {
    "default-page-wrong": [
      "The second page comes where none is asked for.",
      { request: setQuery("page", (page) => page ?? "2") },
    ],
    "default-size-wrong": [
      "A page has two items where no number is asked for.",
      { request: setQuery("per_page", (size) => size ?? "2") },
    ],
    "page-from-zero": [
      "Pages are counted from 0 in requests.",
      {
        request: setQuery("page", (page) => (Number(page) > 0 ? String(Number(page) + 1) : page)),
        "listRoles > 2XX": (response, request) => {
          const page = Number(queryOf(request, "page"));
          return page > 0 ? setField("/meta/current_page", page)(response) : response;
        },
      },
    ],
  },
  "getAnalyticsTimeseries > defaults": {
    "default-period-wrong": [
      "A series is weekly where no period is asked for.",
      { request: setQuery("period", (period) => period ?? "weekly") },
    ],
  },
};
