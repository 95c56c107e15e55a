import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "created-linked";

test.each([
  ["/things/{id}", "getThing"],
  ["/things", "listThings"],
  ["/things/{id}/history", "getThingHistory"],
])("where %s reads, a 201 leads to something that reads", async (path, name) => {
  const paths = { [path]: { get: operation(name) } };
  expect(await problems({}, paths)).toEqual([expect.stringContaining(`\`${name}: { operationId: ${name}, … }\``)]);
  expect(await problems({ a: "updateOther" }, paths)).toHaveLength(1);
  expect(await problems({ a: "updateOther", b: "getOther" }, paths)).toEqual([]);
});

test("the reader of the single thing is the one to offer", async () => {
  const paths = {
    "/things/search": { get: operation("searchThings") },
    "/things/{id}": { get: operation("getThing") },
  };
  expect(await problems({}, paths)).toEqual([expect.stringContaining("`getThing: {")]);
});

test("where nothing reads, it leads somewhere", async () => {
  const paths = {
    "/things-too/{id}": { get: operation("getThing") },
    "/my/things/{id}": { get: operation("getMine") },
    "/things/{id}": { patch: operation("updateThing") },
  };
  expect(await problems({}, paths)).toEqual([
    expect.stringContaining("has no link. Add under its `links` what comes next."),
  ]);
  expect(await problems({ a: "updateThing" }, paths)).toEqual([]);
});

function operation(operationId: string, responses: object = { 200: { description: "Done." } }) {
  return { operationId, responses };
}

function problems(targets: Record<string, string>, more: object): Promise<string[]> {
  const links = Object.fromEntries(Object.entries(targets).map(([key, operationId]) => [key, { operationId }]));
  const post = operation("createThing", { 201: { description: "Made.", links } });
  const other = { get: operation("getOther"), patch: operation("updateOther") };
  return judge(id, { paths: { "/things": { post }, "/other": other, ...merge(more, post) } });
}

/** The creating operation stays where a path of the test is the same. */
function merge(paths: object, post: object) {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path, path === "/things" ? { ...item, post } : item]),
  );
}
