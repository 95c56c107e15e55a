import { expect, test } from "vitest";
import { type SampleOptions, sample } from "./select.ts";
import type { Task } from "./tasks.ts";

const items = ["list", "get", "make"].flatMap((operationId) =>
  ["success", "ids", "query"].flatMap((kind) =>
    Array.from({ length: 20 }, (_, index): Task => {
      const run = () => Promise.reject(new Error("Nothing is run here."));
      return { name: `${operationId} ${kind} ${index}`, operationId, kind, requests: 2, needs: {}, run };
    }),
  ),
);

// Room for so many requests.
function room(requests: number): SampleOptions["take"] {
  let left = requests;
  return (item) => {
    const fits = item.requests <= left;
    if (fits) left -= item.requests;
    return fits;
  };
}

test("a sample keeps to the room that it has, and has something of each operation and kind", () => {
  const chosen = sample(items, { take: room(36), seed: 1 });
  expect(chosen).toHaveLength(18);
  expect(new Set(chosen.map(({ operationId, kind }) => `${operationId} ${kind}`)).size).toBe(9);
});

test("where there is room for one of each operation, it is one that succeeds", () => {
  const chosen = sample(items, { take: room(6), seed: 5 });
  expect(new Set(chosen.map(({ operationId }) => operationId)).size).toBe(3);
  expect(chosen.map(({ kind }) => kind)).toEqual(["success", "success", "success"]);
});

test("the same seed chooses the same, another seed others; the order stays", () => {
  const names = (seed: number) => sample(items, { take: room(40), seed }).map(({ name }) => name);
  expect(names(1)).toEqual(names(1));
  expect(names(1)).not.toEqual(names(2));
  const places = names(3).map((name) => items.findIndex((item) => item.name === name));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("where there is room for all, all are chosen", () => {
  expect(sample(items, { take: () => true, seed: 1 })).toEqual(items);
});
