import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { catchError } from "./testing/catch-error.ts";
import { createClient } from "./testing/create-client.ts";
import { fillPath, serializeQuery } from "./url.ts";

const uuid = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
function messageOf(callback: () => unknown): string {
  try {
    return expect.fail(`no error: ${callback()}`);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as Error).message;
  }
}

const parameters = listOperations(readContract()).flatMap((operation) => operation.parameters);

describe("fillPath()", () => {
  const invalid = [
    "..",
    ".",
    "%2e%2e",
    "../x",
    "a/b",
    "a\\b",
    `${uuid}/..`,
    `${uuid}\n`,
    "a?b",
    "a#b",
    " ",
    "é",
    "\uD800",
  ];

  test.each(["", undefined, null])("rejects a missing value: %j", (value) => {
    expect(messageOf(() => fillPath("/{org_id}/x", [value]))).toBe("org_id is missing");
  });

  test.each([...invalid, "7", uuid.slice(1), `${uuid}0`])("rejects an ID that is not a UUID: %j", (value) => {
    expect(messageOf(() => fillPath("/{org_id}/x", [value]))).toMatch(/^org_id must be a UUID, received /);
  });

  test("does not quote a value, which could be a token", () => {
    expect(messageOf(() => fillPath("/{org_id}/x", ["secret"]))).toBe("org_id must be a UUID, received a string");
  });

  test.each(invalid)("rejects a malformed token without quoting it: %j", (value) => {
    const message = messageOf(() => fillPath("/{token}", [value]));
    expect(message).toContain("token");
    if (value.length > 2) expect(message).not.toContain(value);
  });

  test("inserts valid values unchanged", () => {
    expect(fillPath("/{org_id}/x/{token}", [uuid.toUpperCase(), "inv_a-B_9"])).toBe(
      `/${uuid.toUpperCase()}/x/inv_a-B_9`,
    );
  });

  test("validates values before the request is sent", async () => {
    const fetch = () => expect.unreachable();
    const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2VjcmV0";
    const error = await catchError(createClient({ baseUrl: "http://a.example", fetch }).org(uuid).sessions.get(token));
    expect(error).toMatchObject({ code: "invalid_request", status: 0, operation: "getSession" });
    expect(error.reason).toMatch(/\bid\b/);
    expect(error.message).not.toContain(token.slice(0, 8));
  });

  test("agrees with the contract: only UUIDs have names that end in id, and all examples are valid", () => {
    for (const { name, schema, example } of parameters.filter((each) => each.in === "path")) {
      const isUuid =
        JSON.stringify(schema).includes("Uuid") || (schema && "format" in schema && schema.format === "uuid");
      expect(Boolean(isUuid), name).toBe(name.endsWith("id"));
      expect(fillPath(`{${name}}`, [String(example)])).toBe(example);
    }
  });
});

describe("serializeQuery()", () => {
  test.each([
    [undefined, ""],
    [{}, ""],
    [{ page: undefined, repo: null }, ""],
    [{ page: 2, current_user_only: false, q: "" }, "?page=2&current_user_only=false&q="],
    [{ q: "a b&c=d/ü+%" }, "?q=a%20b%26c%3Dd%2F%C3%BC%2B%25"],
    [{ stacks: ["rails", "a,b"] }, "?stacks=rails,a%2Cb"],
    [{ start_date: new Date("2026-11-20T23:30:00-05:00") }, "?start_date=2026-11-21"],
    [{ "a&admin": 1, "b#": 2 }, "?a%26admin=1&b%23=2"],
    [new URLSearchParams("page=2&repo=a%26b"), "?page=2&repo=a%26b"],
    [new Map(Object.entries({ page: 2, repo: null, stacks: ["a", "b"] })), "?page=2&stacks=a,b"],
  ])("serializes %o as %j", (query, expected) => {
    expect(serializeQuery(query)).toBe(expected);
  });

  const requirement = "a string, a finite number, a boolean, a Date or an array of these";
  test.each([
    [{ filter: { repo: "checkout" } }, `filter must be ${requirement}, received Object`],
    [{ page: Number.NaN }, `page must be ${requirement}, received NaN`],
    [{ start_date: new Date("soon") }, `start_date must be ${requirement}, received Invalid Date`],
    [{ stacks: new Set(["rails"]) }, `stacks must be ${requirement}, received Set`],
    [{ stacks: ["rails", undefined] }, `stacks must be ${requirement}, received undefined`],
    ["page=2", "query must be an object, received a string"],
  ])("rejects %o", (query, message) => {
    expect(messageOf(() => serializeQuery(query as object))).toBe(message);
  });

  test("serializes arrays and dates as the contract declares", () => {
    const queryParameters = parameters.filter((each) => each.in === "query");
    const arrays = queryParameters.filter(({ schema }) => schema && "type" in schema && schema.type === "array");
    expect(arrays).not.toHaveLength(0);
    for (const array of arrays) expect(array).toMatchObject({ style: "form", explode: false });
    const dates = queryParameters.filter(({ example }) => /^\d{4}-\d\d-/.test(String(example)));
    expect(dates).not.toHaveLength(0);
    for (const { name, example } of dates) {
      expect(name).toMatch(/_date$/);
      expect(serializeQuery({ day: new Date(String(example)) })).toBe(`?day=${example}`);
    }
  });
});
