import type { Parameter } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { useTestApi } from "../testing/api.ts";
import { idOf } from "../testing/records.ts";
import { createQueryFilters } from "./query-filters.ts";

const api = useTestApi();

const [ada, bruno] = [idOf("people", "ada"), idOf("people", "bruno")];
const own = { field: "/user/id", equals: "getCurrentUser#/user/id" };

function matches(parameter: Partial<Parameter>, value: unknown, record: object): boolean {
  const { store } = api.state;
  const [user, login] = [store.users.get(ada), store.logins.in(ada)[0]];
  const query = { in: "query", name: "filter", ...parameter };
  return createQueryFilters(
    [query],
    { [query.name]: value },
    { store, caller: user && login && { user, login } },
  )(record);
}

test.each<[rule: string, Partial<Parameter>, value: unknown, match: object, other: object]>([
  ["the field with its name", { name: "status" }, "open", { status: "open" }, { status: "closed" }],
  ["one of several values", { "x-filter": "/tags" }, ["a", "b"], { tags: ["b", "c"] }, { tags: ["c"] }],
  [
    "the object that an ID refers to",
    { "x-filter": "/repository_id/slug" },
    "mobile",
    { repository_id: idOf("repositories", "mobile") },
    { repository_id: null },
  ],
  ["the caller", { "x-filter": own }, true, { user: { id: ada } }, { user: { id: bruno } }],
  [
    "all words of a search",
    { "x-filter": { search: ["/summary", "/user/name"] } },
    "REFUND ada",
    { summary: "Fixed refunds.", user: { name: "Ada" } },
    { summary: "Fixed refunds.", user: { name: "Bruno" } },
  ],
])("a parameter filters by %s", (_, parameter, value, match, other) => {
  expect([match, other].map((record) => matches(parameter, value, record))).toEqual([true, false]);
});

test("a parameter is not a filter if the contract says so, or if records have no field with its name", () => {
  expect(matches({ name: "status", "x-filter": false }, "open", { status: "closed" })).toBe(true);
  expect(matches({ name: "period" }, "daily", { status: "closed" })).toBe(true);
});

test("a boolean parameter filters only if it is true", () => {
  expect(matches({ "x-filter": own }, false, { user: { id: bruno } })).toBe(true);
});
