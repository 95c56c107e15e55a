import { type Contract, listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { contractOf, page, pageParameter, ref } from "../testing/operation.ts";
import { notes } from "./docs.ts";
import { shortened } from "./example.ts";
import { docstring } from "./layout.ts";
import { methodsFiles } from "./methods.ts";
import { readOperations } from "./operation.ts";
import { opsFiles } from "./ops.ts";

const end = contractOf({
  operationId: "endSession",
  place: "POST /{org_id}/sessions/{id}/end",
  body: { examples: { summary: { summary: "All green.", total_turns: 6 }, empty: {} } },
  answer: { properties: { data: ref("Session") } },
});

test("a method has the contract's words, its own failures, and an example that a user would write", () => {
  expect(methodsOf(end)).toMatch(`
/** What agents did. */
export interface OrgSessionsMethods {
  /**
   * Do something: \`POST /{org_id}/sessions/{id}/end\`.
   *
   * Does it. Everybody may call it.
   *
   * @param id the id.
   * @throws {CrewkitError} 404: Not there.
   * @example
   * const session = await org.sessions.end("an-id", { summary: "All green.", total_turns: 6 });
   */
  end(id: string, body?: SessionEnd, options?: CallOptions): Call<Session, 200, 401 | 404 | 429>;
}
`);
});

test("a function says where to read on", () => {
  expect(opsFiles(readOperations(end))["ops/sessions.ts"]).toMatch(`
/** Do something. Described in full at \`crewkit.org(id).sessions.end\`. */
export const endSession: (
  connection: Connection,
  org_id: string,
  id: string,
  body?: SessionEnd,
  options?: CallOptions,
) => Call<Session, 200, 401 | 404 | 429> =
  /* @__PURE__ */ operation("endSession POST /{org_id}/sessions/{id}/end body");
`);
});

test.each([
  ["with the first filter that is no id", ["project_id", "repo", "agent_name"], '{ repo: "a-repo" }'],
  ["without any", ["project_id"], ""],
])("a list is shown as a loop, %s", (_title, names, shown) => {
  const filters = names.map((name) => ({ name, in: "query", example: `a-${name}` }));
  const query = [pageParameter, ...filters];
  const list = contractOf({ operationId: "listSessions", place: "GET /{org_id}/sessions", query, answer: page });
  expect(methodsOf(list)).toContain(
    `* for await (const session of org.sessions.list(${shown})) console.log(session.id);`,
  );
});

test("the query's names are told, what is required first", () => {
  const query = [pageParameter, { name: "q", in: "query", required: true, example: "flaky" }];
  const search = contractOf({ operationId: "searchSessions", place: "GET /{org_id}/sessions", query, answer: page });
  expect(methodsOf(search)).toContain(" * @param query `q`; and, if you like, `page`.");
});

test("a group says where the rest of its tag is", () => {
  const list = contractOf({
    operationId: "listSessions",
    place: "GET /sessions",
    query: [pageParameter],
    answer: page,
  });
  const both = { ...list, paths: { ...list.paths, ...end.paths } };
  const text = methodsFiles(both, readOperations(both))["methods.ts"];
  expect(text).toContain("The rest is at `org.sessions`: `end`.");
  expect(text).toContain("The rest is at `crewkit.sessions`: `list`.");
});

test("whoever gets tokens is told to sign in with them, and notes are on operations that there are", () => {
  const given = { operationId: "signIn", place: "POST /sign-in", security: [] as [], answer: ref("TokenPair") };
  const pair = contractOf(given);
  pair.components = { schemas: { ...pair.components?.schemas, TokenPair: {} } };
  expect(methodsOf(pair)).toContain("* The connection does not use them: give them to `crewkit.signIn`.");
  const names = listOperations(readContract()).map(({ operationId }) => operationId);
  expect(names).toEqual(expect.arrayContaining(Object.keys(notes)));
});

test("a refused credential is told of, where no token is needed", () => {
  const given = { operationId: "signIn", place: "POST /sign-in", security: [] as [], answer: ref("Session") };
  const open = contractOf(given);
  expect(methodsOf(open)).toContain("401: No token.");
});

describe("a docstring's line of 120", () => {
  test.each([
    ["breaks between words", `${"x".repeat(113)} or so`, ["x".repeat(113), "or so"]],
    ["does not break in code", `${"x".repeat(113)} \`a b\``, ["x".repeat(113), "`a b`"]],
    ["does not begin with what would be a tag", `${"x".repeat(113)} @a b`, [`${"x".repeat(113)} @a`, "b"]],
    ["does not end the comment", `${"x".repeat(113)} a */`, [`${"x".repeat(113)} a`, "*\\/"]],
  ])("%s", (_title, text, lines) => {
    const wanted = ["  /**", ...lines.map((line) => `   * ${line}`), "   */"].join("\n");
    expect(docstring({ paragraphs: [text] }, "  ")).toBe(wanted);
  });
});

test.each([
  ["a word and another, ".repeat(5), "a word and another, a word and another,…"],
  [
    ["a\n", `${"a word ".repeat(12)}\nb`],
    ["a\n", "a word a word a word a word a word a…\nb"],
  ],
  [
    { text: "a".repeat(80), size: 2 },
    { text: "a".repeat(80), size: 2 },
  ],
])("an example leaves out the end of a long line: %j", (value, shown) => {
  expect(shortened(value)).toEqual(shown);
});

function methodsOf(contract: Contract): string | undefined {
  return methodsFiles(contract, readOperations(contract))["methods/sessions.ts"];
}
