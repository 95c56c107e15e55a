import { changeQuery, dropQuery, setQuery } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "listProjects > 200 > query per_page": {
    "query-bound-too-low": [
      "The largest allowed page size is rejected.",
      { request: setQuery("per_page", (size) => (size === "100" ? "101" : size)) },
    ],
  },
  "listProjects > 400 > query page": {
    "negative-page-accepted": [
      "A negative page returns the first page.",
      { request: setQuery("page", (page) => (Number(page) < 0 ? "1" : page)) },
    ],
    "second-value-wins": [
      "If a parameter is sent twice with different values, the second value is used.",
      {
        request: changeQuery((query) => {
          const [first, second, ...rest] = query.getAll("page");
          if (second !== undefined && rest.length === 0 && first !== second) query.set("page", "1");
        }),
      },
    ],
  },
  "listProjects > 400 > query page: repeated": {
    "query-repeated-accepted": [
      "If a parameter is sent twice, the last value is used.",
      { request: changeQuery((query) => query.set("page", query.getAll("page").at(-1) ?? "1")) },
    ],
  },
  "listProjects > 400 > query per_page": {
    "page-size-clamped": [
      "A page size above the maximum is clamped.",
      { request: setQuery("per_page", (size) => (Number(size) > 100 ? "100" : size)) },
    ],
  },
  "listProjects > 400 > query per_page: not a number": {
    "query-not-checked": [
      "A page size that is not a number is ignored.",
      {
        request: changeQuery((query) => {
          if (!/^\d+$/.test(query.get("per_page") ?? "1")) query.delete("per_page");
        }),
      },
    ],
  },
  "listRoles > 400 > query page": {
    "query-page-zero-accepted": [
      "Page 0 returns the first page.",
      { request: setQuery("page", (page) => (page !== null && Number(page) < 1 ? "1" : page)) },
    ],
  },
  "listSessions > 200 > query current_user_only": {
    "false-rejected": [
      "The value false is rejected.",
      { request: setQuery("current_user_only", (value) => (value === "false" ? "no" : value)) },
    ],
  },
  "listSessions > 400 > query current_user_only": {
    "query-boolean-not-checked": [
      "A value that is not a boolean is read as false.",
      { request: setQuery("current_user_only", (value) => (value === "maybe" ? "false" : value)) },
    ],
  },
  "searchSessions > 200 > query q": {
    "special-characters-rejected": [
      "A search text with a percent sign is rejected.",
      { request: setQuery("q", (text) => (text?.includes("%") ? "" : text)) },
    ],
    "longest-query-rejected": [
      "The longest allowed search text is rejected.",
      { request: setQuery("q", (text) => (text?.length === 200 ? `${text}x` : text)) },
    ],
  },
  "getAnalyticsSummary > 400 > query start_date": {
    "query-date-not-checked": ["An invalid date is ignored.", { request: dropQuery("start_date") }],
  },
  "listExperiments > 400 > query status": {
    "query-enum-not-checked": ["An unknown filter value is ignored.", { request: dropQuery("status") }],
  },
  "checkProjectSlug > 400 > query slug: missing": {
    "query-missing-accepted": [
      "A required parameter is optional.",
      { request: setQuery("slug", (slug) => slug ?? "any") },
    ],
  },
};
