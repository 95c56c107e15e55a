import { expect, test } from "vitest";
import { compare } from "./compare.ts";

const expected = { data: { id: "a", made_at: "2026-11-20T14:00:00Z", tags: ["x"] } };
const options = { volatile: [], seconds: 60 };

test.each([
  ["a value", { id: "b" }, ['/data/id is "b", expected "a"']],
  ["a value of another type", { id: null }, ['/data/id is null, expected "a"']],
  ["a missing value", { id: undefined }, ['/data/id is undefined, expected "a"']],
  ["an additional value", { more: 1 }, ["/data/more is 1, expected undefined"]],
  ["an additional item", { tags: ["x", "y"] }, ['/data/tags/1 is "y", expected undefined']],
  ["an earlier timestamp", { made_at: "2026-11-20T13:59:59Z" }, [expect.stringContaining("/data/made_at")]],
  ["a timestamp after the limit", { made_at: "2026-11-20T14:01:01Z" }, [expect.stringContaining("/data/made_at")]],
  ["a timestamp within the limit", { made_at: "2026-11-20T14:00:02Z" }, []],
])("compares %s", (_, change, mismatches) => {
  expect(compare(expected, { data: { ...expected.data, ...change } }, options)).toEqual(mismatches);
});

test("expects volatile values to differ and to have the same type", () => {
  const volatileId = { volatile: ["/data/id"], seconds: 60 };
  expect(compare(expected, { data: { ...expected.data, id: "b" } }, volatileId)).toEqual([]);
  expect(compare(expected, expected, volatileId)).toEqual(["/data/id is as expected. Remove it from `volatile`."]);
  expect(compare(expected, { data: { ...expected.data, id: 1 } }, volatileId)).toEqual(['/data/id is 1, expected "a"']);
});
