import { changeItems, readField, setField, when } from "./tools/change.ts";
import { changeQuery, dropQuery, queryOf, setQuery } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "listExperiments > filters status": {
    "filter-ignored": ["A filter is ignored.", { request: dropQuery("status") }],
    "filter-inverted": [
      "A filter returns the items that do not match.",
      async (response, request, { send }) => {
        const status = queryOf(request, "status");
        if (status === null) return response;
        const all = await send(dropQuery("status")(request));
        return changeItems((items) => items.filter((item) => item.status !== status))(all);
      },
    ],
    "filtered-total-counts-all": [
      "The total of a filtered list counts all items.",
      async (response, request, { send }) => {
        const all = await send(dropQuery("status")(request));
        return setField("/meta/total_count", readField(all, "/meta/total_count"))(response);
      },
    ],
    "filtered-page-count-of-all": [
      "A filtered list has the page count of the whole list.",
      async (response, request, { send }) => {
        const all = await send(dropQuery("status")(request));
        return setField("/meta/total_pages", (pages: number) => readField(all, "/meta/total_pages") ?? pages)(response);
      },
    ],
  },
  "listMembers > filters permission_level": {
    "level-filter-ignored": ["The permission level filter is ignored.", { request: dropQuery("permission_level") }],
  },
  "listSessions > filters agent_name": {
    "filter-omits-match": [
      "A filter omits a matching item.",
      when(
        (_, request) => queryOf(request, "agent_name") !== null,
        changeItems((items) => items.slice(1)),
      ),
    ],
    "filter-trims-value": [
      "A filter trims its value and omits matching items.",
      {
        after: "createSession > values",
        request: setQuery("agent_name", (name) => name?.trim() ?? null),
      },
    ],
    "filter-only-on-first-page": [
      "A filter is ignored after the first page.",
      {
        request: changeQuery((query) => {
          if (Number(query.get("page") ?? 1) !== 1) query.delete("agent_name");
        }),
      },
    ],
  },
  "listSessions > filters current_user_only": {
    "filtered-list-in-another-order": [
      "The list of the user's own sessions has the opposite order.",
      {
        after: "createSession > values",
        "listSessions > 2XX": when(
          (_, request) => queryOf(request, "current_user_only") === "true" && queryOf(request, "per_page") !== "1",
          changeItems((items) => items.toReversed()),
        ),
      },
    ],
    "filter-current-user-ignored": ["Other users' sessions are listed.", { request: dropQuery("current_user_only") }],
  },
  "listSessions > filters repo": {
    "repository-filter-ignored": ["The repository filter is ignored.", { request: dropQuery("repo") }],
  },
  "listSessions > filters project_id and agent_name": {
    "second-of-two-filters-ignored": [
      "Only one of two filters is applied.",
      {
        request: changeQuery((query) => {
          if (query.has("agent_name")) query.delete("project_id");
        }),
      },
    ],
  },
  "searchSessions > filters q": {
    "search-returns-everything": [
      "A search returns everything.",
      {
        request: (request) => {
          const { target, ...rest } = dropQuery("q")(request);
          return { ...rest, target: target.replace("/search", "") };
        },
      },
    ],
  },
  "getAnalyticsSummary > filters start_date": {
    "date-filter-ignored": ["The start date of analytics is ignored.", { request: dropQuery("start_date") }],
  },
  "getAnalyticsSummary > filters end_date": {
    "end-date-excluded": [
      "Sessions on the end date are not counted.",
      {
        request: changeQuery((query) => {
          const [first, last] = [query.get("start_date") ?? "", query.get("end_date") ?? ""];
          if (last > first) query.set("end_date", new Date(Date.parse(last) - 86_400_000).toISOString().slice(0, 10));
        }),
      },
    ],
  },
  "getAnalyticsSummary > filters project_id and agent_name": {
    "total-ignores-second-filter": [
      "The agent filter is ignored if the analytics are filtered by project.",
      {
        request: changeQuery((query) => {
          if (query.has("project_id")) query.delete("agent_name");
        }),
      },
    ],
  },
  "listAnalyticsByAgent > filters project_id": {
    "project-filter-ignored": ["The project filter of analytics is ignored.", { request: dropQuery("project_id") }],
  },
};
