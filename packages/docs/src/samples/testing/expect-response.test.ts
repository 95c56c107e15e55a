import { expect, test } from "vitest";
import { compare } from "./expect-response.ts";

const expected = { data: { id: "a", made_at: "2026-11-20T14:00:00Z", tags: ["x"] } };

/** Returns the pointers of the values that differ. */
function differences(change: object, volatile: string[] = []): (string | undefined)[] {
  const messages = compare(expected, { data: { ...expected.data, ...change } }, { volatile, seconds: 60 });
  return messages.map((message) => message.split(" ")[0]);
}

test.each([
  ["a value", { id: "b" }, ["/data/id"]],
  ["a value of another type", { id: null }, ["/data/id"]],
  ["a missing value", { id: undefined }, ["/data/id"]],
  ["an additional value", { more: 1 }, ["/data/more"]],
  ["an additional item", { tags: ["x", "y"] }, ["/data/tags/1"]],
  ["an earlier timestamp", { made_at: "2026-11-20T13:59:59Z" }, ["/data/made_at"]],
  ["a timestamp after the limit", { made_at: "2026-11-20T14:01:01Z" }, ["/data/made_at"]],
  ["a timestamp within the limit", { made_at: "2026-11-20T14:00:02Z" }, []],
])("compares %s", (_, change, pointers) => {
  expect(differences(change)).toEqual(pointers);
});

test("expects volatile values to differ and to have the same type", () => {
  expect(differences({ id: "b" }, ["/data/id"])).toEqual([]);
  expect(differences({ id: "a" }, ["/data/id"])).toEqual(["/data/id"]);
  expect(differences({ id: 1 }, ["/data/id"])).toEqual(["/data/id"]);
});
