import { expect, test } from "vitest";
import { differences } from "./differences.ts";

test("says where two values differ, what came and what was wanted", () => {
  const found = differences({ name: "a", tags: ["x", "y"] }, { name: "b", tags: ["x"] });
  expect(found).toEqual(['name is "b", not "a"', 'tags.1 is missing, not "y"']);
});

test("leaves out what moves, wherever it stands", () => {
  const ignoredFields = ["updated_at"];
  expect(
    differences({ data: { updated_at: 1, id: 7 } }, { data: { updated_at: 2, id: 7 } }, { ignoredFields }),
  ).toEqual([]);
});

test("counts a field that only one has, unless they need not have the same ones", () => {
  expect(differences({ id: 7 }, { id: 7, more: true })).toEqual(["more is true, not missing"]);
  expect(differences({ id: 7, secret: "x" }, { id: 7, more: true }, { closed: false })).toEqual([]);
  expect(differences({ tags: ["x", "y"] }, { tags: ["x"] }, { closed: false })).toHaveLength(1);
});

test("tells a list from an object, and null from nothing", () => {
  expect(differences([], {})).toEqual(["it is {}, not []"]);
  expect(differences({ id: null }, {})).toEqual(["id is missing, not null"]);
});

test("shows of two long texts where they part", () => {
  const long = "x".repeat(500);
  expect(differences({ name: `${long}a` }, { name: `${long}b` })).toEqual([
    'name is, from character 501 on, "b", not "a"',
  ]);
});
