import { expect, test } from "vitest";
import { runRule } from "../../testing.ts";

test.each([
  ["all in order", { "/1": "A", "/2": "A", "/3": "B" }, []],
  ["in the wrong order", { "/1": "B", "/2": "A" }, ["/paths/~12"]],
  ["with the paths of a tag separated", { "/1": "A", "/2": "B", "/3": "A", "/4": "B" }, ["/paths/~13"]],
  ["with one misplaced path", { "/1": "B", "/2": "A", "/3": "A", "/4": "B" }, ["/paths/~12"]],
  ["with an undeclared tag", { "/1": "A", "/2": "C", "/3": "B" }, []],
  ["without a declared tag", { "/1": "A" }, ["/tags/1/name"]],
])("checks paths %s", async (_, paths, expected) => {
  const item = (tag: string) => ({ get: { tags: [tag], responses: { 200: { description: "Done." } } } });
  const items = Object.entries(paths).map(([path, tag]) => [path, item(tag)]);
  const document = { tags: [{ name: "A" }, { name: "B" }], paths: Object.fromEntries(items) };
  expect(await runRule("tag-order", document)).toEqual(expected);
});
