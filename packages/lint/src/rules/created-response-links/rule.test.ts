import { expect, test } from "vitest";
import { ruleProblems } from "../../testing.ts";

test.each([
  ["/things/{id}", "getThing"],
  ["/things", "listThings"],
  ["/things/{id}/history", "getThingHistory"],
])("requires a link to a GET operation if %s exists", async (path, name) => {
  const paths = { [path]: { get: operation(name) } };
  expect(await suggestions({}, paths)).toEqual([name]);
  expect(await suggestions({ a: "updateOther" }, paths)).toEqual([name]);
  expect(await suggestions({ a: "updateOther", b: "getOther" }, paths)).toEqual([]);
});

test("suggests the operation that returns the single resource", async () => {
  const paths = {
    "/things/search": { get: operation("searchThings") },
    "/things/{id}": { get: operation("getThing") },
  };
  expect(await suggestions({}, paths)).toEqual(["getThing"]);
});

test("accepts any link if the resource has no GET operation", async () => {
  const paths = {
    "/things-too/{id}": { get: operation("getThing") },
    "/my/things/{id}": { get: operation("getMine") },
    "/things/{id}": { patch: operation("updateThing") },
  };
  expect(await suggestions({}, paths)).toEqual([undefined]);
  expect(await suggestions({ a: "updateThing" }, paths)).toEqual([]);
});

function operation(operationId: string, responses: object = { 200: { description: "Done." } }) {
  return { operationId, responses };
}

/** The operations to which the messages suggest a link. */
async function suggestions(targets: Record<string, string>, paths: Record<string, object>) {
  const links = Object.fromEntries(Object.entries(targets).map(([key, operationId]) => [key, { operationId }]));
  const post = operation("createThing", { 201: { description: "Created.", links } });
  const other = { get: operation("getOther"), patch: operation("updateOther") };
  const document = { paths: { "/other": other, ...paths, "/things": { ...paths["/things"], post } } };
  const problems = await ruleProblems("created-response-links", document);
  return problems.map(({ message, pointer }) => {
    expect(pointer).toBe("/paths/~1things/post/responses/201/links");
    return /operationId: (\w+)/.exec(message)?.[1];
  });
}
