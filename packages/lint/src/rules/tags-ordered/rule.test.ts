import { expect, test } from "vitest";
import { judge } from "../../testing.ts";

const id = "tags-ordered";
const tags = ["A", "B"].map((name) => ({ name, description: name }));

test("a tag that nothing uses is reported", async () => {
  expect(await problems({ "/a": "A" })).toEqual([expect.stringContaining("No operation has the tag B.")]);
});

test.each([
  ["all in order", { "/1": "A", "/2": "A", "/3": "B" }, []],
  ["the wrong way round", { "/1": "B", "/2": "A" }, ["`/2` (A) follows `/1` (B), but `tags` lists A first."]],
  ["apart", { "/1": "A", "/2": "B", "/3": "A", "/4": "B" }, ["`/3` (A) follows `/2` (B)"]],
  ["one in front", { "/1": "B", "/2": "A", "/3": "A", "/4": "B" }, ["`/2` (A) follows `/1` (B)"]],
  ["with one that is not declared", { "/1": "A", "/2": "C", "/3": "B" }, []],
])("paths that stand %s", async (_, paths, expected) => {
  expect(await problems(paths)).toEqual(expected.map((text) => expect.stringContaining(text)));
});

function problems(paths: Record<string, string>): Promise<string[]> {
  const item = (tag: string) => ({ get: { tags: [tag], responses: { 200: { description: "Done." } } } });
  return judge(id, { tags, paths: Object.fromEntries(Object.entries(paths).map(([path, tag]) => [path, item(tag)])) });
}
