import { expect, test, vi } from "vitest";
import { createCollection } from "../store/collection.ts";
import { createListCache } from "./list-cache.ts";

test("computes a list again only after a change of a list or of another value", () => {
  const collection = createCollection<{ id: string; group: string }>();
  const cache = createListCache<string>();
  const compute = vi.fn(() => collection.where({ group: "a" }).map(({ id }) => id));
  const read = (...dependencies: unknown[]) => cache(collection.where({ group: "a" }), dependencies, compute);
  expect(read("ada")).toEqual([]);
  const added = collection.add({ id: "1", group: "a" });
  expect(read("ada")).toEqual(["1"]);
  collection.add({ id: "2", group: "b" });
  expect(read("ada")).toEqual(["1"]);
  expect(compute).toHaveBeenCalledTimes(2);
  read("chen");
  expect(compute).toHaveBeenCalledTimes(3);
  collection.update(added, { group: "b" });
  expect(read("chen")).toEqual([]);
});
