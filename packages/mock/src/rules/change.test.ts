import { expect, test } from "vitest";
import { createCollection } from "../store/collection.ts";
import { change } from "./change.ts";

const before = { id: "1", name: "Checkout", stacks: ["rails"], updated_at: "2026-02-04T10:00:00Z" };
const updated_at = "2026-11-20T14:00:00Z";

function changed(changes: object) {
  const collection = createCollection<typeof before>();
  return change(collection, collection.add({ ...before }), { ...changes, updated_at });
}

test("a field that becomes another is a change, and its moment stands in the record", () => {
  expect(changed({ name: "Cart" })).toEqual({ ...before, name: "Cart", updated_at });
  expect(changed({ stacks: ["rails", "react"] })).toMatchObject({ stacks: ["rails", "react"], updated_at });
});

test("what is so already is no change, lists by what is in them", () => {
  for (const changes of [{}, { name: "Checkout" }, { name: "Checkout", stacks: ["rails"] }]) {
    expect(changed(changes)).toEqual(before);
  }
});
