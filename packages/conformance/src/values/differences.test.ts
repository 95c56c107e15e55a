import { expect, test } from "vitest";
import { differences } from "./differences.ts";

test("describes differences with path, actual and expected value", () => {
  const found = differences({ name: "a", tags: ["x", "y"] }, { name: "b", tags: ["x"] });
  expect(found).toEqual([
    { message: 'name is "b", not "a"', rule: "name is …, not …" },
    { message: 'tags.1 is missing, not "y"', rule: "tags.… is missing, not …" },
  ]);
});

test("reports a field that only one value has, unless it is ignored or `closed` is false", () => {
  expect(differences({ id: 7 }, { id: 7, more: true })).toMatchObject([{ message: "more is true, not missing" }]);
  expect(differences({ id: 7, secret: "x" }, { id: 7, more: true }, { closed: false })).toEqual([]);
  const ignoredFields = ["updated_at"];
  expect(differences([{ updated_at: 1 }], [{ updated_at: 2 }], { ignoredFields })).toEqual([]);
  expect(differences({ tags: ["x", "y"] }, { tags: ["x"] }, { closed: false })).toHaveLength(1);
});

test("distinguishes arrays from objects, and null from missing", () => {
  expect(differences([], {})).toMatchObject([{ message: "the value is {}, not []" }]);
  expect(differences({ id: null }, {})).toMatchObject([{ message: "id is missing, not null" }]);
});

test("compares date-times by instant", () => {
  const sent = "2030-01-01T01:00:00+01:00";
  expect(differences(sent, "2030-01-01T00:00:00.000Z")).toEqual([]);
  expect(differences(sent, "2030-01-01T01:00:00Z")).toHaveLength(1);
  expect(differences("2030-01-01T00:00:00.123456Z", "2030-01-01T00:00:00.123Z")).toHaveLength(1);
});

test("shows where two long texts differ", () => {
  const long = "x".repeat(500);
  const message = 'name is "b", not "a", from character 501';
  expect(differences({ name: `${long}a` }, { name: `${long}b` })).toEqual([{ message, rule: "name is …, not …" }]);
});
