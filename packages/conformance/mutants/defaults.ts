import { setField } from "./tools/change.ts";
import { queryOf, setQuery } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "listRoles > defaults": {
    "default-page-wrong": ["The default page is page 2.", { request: setQuery("page", (page) => page ?? "2") }],
    "default-size-wrong": ["The default page size is two.", { request: setQuery("per_page", (size) => size ?? "2") }],
    "page-numbers-from-zero": [
      "Page numbers in requests start at 0.",
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
      "The default period is weekly.",
      { request: setQuery("period", (text) => text ?? "weekly") },
    ],
  },
};
