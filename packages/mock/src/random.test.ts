import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

// Fixtures and snapshots that users have committed contain these ids, so later versions must produce the same ids.
test("produces a stable sequence", () => {
  const random = createRandom(1);
  expect([random.uuid(), random.uuid(), random.secret(12), random.integerBelow(1000)]).toEqual([
    "a087eaf3-00b3-49c9-b706-c4ebfb2627fd",
    "47f66630-9ce3-41f0-b882-9f5c6d010770",
    "dfIZPJfEZxSM",
    42,
  ]);
});

test("produces unique version 4 UUIDs", () => {
  const random = createRandom(1);
  const many = Array.from({ length: 10_000 }, () => random.uuid());
  const uuidPattern = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  expect(many.filter((uuid) => !uuidPattern.test(uuid))).toEqual([]);
  expect(new Set(many).size).toBe(many.length);
});

test("produces secrets of base64url characters", () => {
  expect(createRandom(1).secret(500)).toMatch(/^[\w-]{500}$/);
});

test("produces every integer below the bound", () => {
  const random = createRandom(1);
  const rolls = Array.from({ length: 200 }, () => random.integerBelow(6));
  expect([...new Set(rolls)].sort()).toEqual([0, 1, 2, 3, 4, 5]);
});
