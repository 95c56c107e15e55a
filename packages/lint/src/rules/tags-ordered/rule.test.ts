import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

test.each([
  ["all in order", { "/1": "A", "/2": "A", "/3": "B" }, []],
  ["the wrong way round", { "/1": "B", "/2": "A" }, ["/paths/~12"]],
  ["apart", { "/1": "A", "/2": "B", "/3": "A", "/4": "B" }, ["/paths/~13"]],
  ["one in front", { "/1": "B", "/2": "A", "/3": "A", "/4": "B" }, ["/paths/~12"]],
  ["with one that is not declared", { "/1": "A", "/2": "C", "/3": "B" }, []],
  ["without one that is declared", { "/1": "A" }, ["/tags/1/name"]],
])("paths %s", async (_, paths, expected) => {
  const item = (tag: string) => ({ get: { tags: [tag], responses: { 200: { description: "Done." } } } });
  const items = Object.entries(paths).map(([path, tag]) => [path, item(tag)]);
  const document = { tags: [{ name: "A" }, { name: "B" }], paths: Object.fromEntries(items) };
  expect(await judge("tags-ordered", document)).toEqual(expected);
});
