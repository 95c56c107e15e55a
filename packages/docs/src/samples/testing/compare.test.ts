import { expect, test } from "vitest";
import { compare } from "./compare.ts";

const shown = { data: { id: "a", made_at: "2026-11-20T14:00:00Z", tags: ["x"] } };
const rules = { volatile: [], seconds: 60 };

test.each([
  ["a value", { id: "b" }, ['/data/id is shown as "a", and came as "b"']],
  ["a value of another type", { id: null }, ['/data/id is shown as "a", and came as null']],
  ["a value that is not there", { id: undefined }, ['/data/id is shown as "a", and came as undefined']],
  ["a value too many", { more: 1 }, ["/data/more is shown as undefined, and came as 1"]],
  ["an item too many", { tags: ["x", "y"] }, ['/data/tags/1 is shown as undefined, and came as "y"']],
  ["an earlier moment", { made_at: "2026-11-20T13:59:59Z" }, [expect.stringContaining("/data/made_at")]],
  ["a much later moment", { made_at: "2026-11-20T14:01:01Z" }, [expect.stringContaining("/data/made_at")]],
  ["a moment that has come meanwhile", { made_at: "2026-11-20T14:00:02Z" }, []],
])("%s", (_what, change, complaints) => {
  expect(compare(shown, { data: { ...shown.data, ...change } }, rules)).toEqual(complaints);
});

test("what is new each time has another value of the same type", () => {
  const volatileId = { volatile: ["/data/id"], seconds: 60 };
  expect(compare(shown, { data: { ...shown.data, id: "b" } }, volatileId)).toEqual([]);
  expect(compare(shown, shown, volatileId)).toEqual(["/data/id is as shown: take it out of `differs`"]);
  expect(compare(shown, { data: { ...shown.data, id: 1 } }, volatileId)).toEqual([
    '/data/id is shown as "a", and came as 1',
  ]);
});
