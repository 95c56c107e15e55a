import { changeQuery, dropQuery, setQuery } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "listProjects > 200 > query per_page": {
    "query-bound-too-low": [
      "The largest page that is allowed is refused.",
      { request: setQuery("per_page", (size) => (size === "100" ? "101" : size)) },
    ],
  },
  "listProjects > 400 > query page": {
    "negative-page-accepted": [
      "A negative page is taken for the first one.",
      { request: setQuery("page", (page) => (Number(page) < 0 ? "1" : page)) },
    ],
    "second-value-wins": [
      "Of a parameter that is given twice, with two values, the second is taken.",
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
      "Of a parameter that is given twice the last one counts.",
      { request: changeQuery((query) => query.set("page", query.getAll("page").at(-1) ?? "1")) },
    ],
  },
  "listProjects > 400 > query per_page": {
    "query-beyond-clipped": [
      "More items than are allowed are cut to what is.",
      { request: setQuery("per_page", (size) => (Number(size) > 100 ? "100" : size)) },
    ],
  },
  "listProjects > 400 > query per_page: not a number": {
    "query-not-checked": [
      "A number of items that is none is ignored.",
      {
        request: changeQuery((query) => {
          if (!/^\d+$/.test(query.get("per_page") ?? "1")) query.delete("per_page");
        }),
      },
    ],
  },
  "listRoles > 400 > query page": {
    "query-page-zero-accepted": [
      "Page 0 is taken for the first.",
      { request: setQuery("page", (page) => (page !== null && Number(page) < 1 ? "1" : page)) },
    ],
  },
  "listSessions > 200 > query current_user_only": {
    "false-rejected": [
      "A query parameter of false is refused, as if there were true alone.",
      { request: setQuery("current_user_only", (value) => (value === "false" ? "no" : value)) },
    ],
  },
  "listSessions > 400 > query current_user_only": {
    "query-boolean-not-checked": [
      "What is neither true nor false is taken for false.",
      { request: setQuery("current_user_only", (value) => (value === "maybe" ? "false" : value)) },
    ],
  },
  "searchSessions > 200 > query q": {
    "longest-query-rejected": [
      "The longest text to search for is refused.",
      { request: setQuery("q", (text) => (text?.length === 200 ? `${text}x` : text)) },
    ],
  },
  "getAnalyticsSummary > 400 > query start_date": {
    "query-date-not-checked": ["What is no date is ignored.", { request: dropQuery("start_date") }],
  },
  "listExperiments > 400 > query status": {
    "query-enum-not-checked": [
      "A filter that the contract does not know is ignored.",
      { request: dropQuery("status") },
    ],
  },
  "checkProjectSlug > 400 > query slug: missing": {
    "query-missing-accepted": [
      "A parameter that is needed can be left out.",
      { request: setQuery("slug", (slug) => slug ?? "any") },
    ],
  },
};
