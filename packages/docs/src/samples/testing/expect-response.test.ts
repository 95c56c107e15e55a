import { expect, test } from "vitest";
import { responsePattern } from "./expect-response.ts";

const expected = { data: { id: "a", made_at: "2026-11-20T14:00:00Z", tags: ["x"] } };

test.each([
  ["an earlier timestamp", { made_at: "2026-11-20T13:59:59Z" }, [], false],
  ["a timestamp after the limit", { made_at: "2026-11-20T14:01:01Z" }, [], false],
  ["a timestamp within the limit", { made_at: "2026-11-20T14:00:02Z" }, [], true],
  ["a volatile value", { id: "b" }, ["/data/id"], true],
  ["a volatile value that does not differ", { id: "a" }, ["/data/id"], false],
  ["a volatile value of another type", { id: 1 }, ["/data/id"], false],
])("compares %s", (_, change, volatile, matches) => {
  const actual = { data: { ...expected.data, ...change } };
  const pattern = responsePattern(expected, volatile, 60);
  if (matches) expect(actual).toEqual(pattern);
  else expect(actual).not.toEqual(pattern);
});
