import { expect, test } from "vitest";
import { tinyContract } from "../../testing/tiny.ts";
import { measure } from "./operations.ts";

test("operations are counted, in all and by tag, a tag without any among them", () => {
  const contract = tinyContract(
    { "/a": { get: { tags: ["A"], responses: {} }, post: { tags: ["A"], responses: {} } } },
    { tags: [{ name: "A" }, { name: "B" }] },
  );
  expect(measure(contract)).toEqual([
    { name: "operations", have: 2, lacking: [] },
    { name: "operations of A", have: 2, lacking: [] },
    { name: "operations of B", have: 0, lacking: [] },
  ]);
});
