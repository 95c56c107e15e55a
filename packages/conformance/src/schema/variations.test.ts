import { describe, expect, test } from "vitest";
import type { Schema } from "./schema.ts";
import { boundaryValuesOf, invalidValuesOf, maxSize } from "./variations.ts";

test.each<[Schema, unknown[]]>([
  [{ type: "integer", minimum: 1, maximum: 50 }, [0, -1, 51, 1.5]],
  [{ type: "integer", exclusiveMinimum: 0 }, [0, 0.5]],
  [{ type: "integer", enum: [7, 14] }, [15]],
  [{ const: "novel" }, ["none-of-them", "", "NOVEL"]],
  [{ enum: ["ASC", "asc", ""] }, ["none-of-them"]],
  [{ enum: ["ASC"] }, ["none-of-them", "", "asc"]],
  [{ type: "string", minLength: 2, maxLength: 3 }, ["a", "😀", "aaaa"]],
])("%j has these invalid values", (schema, values) => {
  const invalid = invalidValuesOf(schema).filter(({ description }) => !description.includes("instead of"));
  expect(invalid.map(({ value }) => value)).toEqual(values);
});

test("extends a valid text at both ends, so that the pattern no longer matches", () => {
  const invalid = invalidValuesOf({ type: "string", pattern: "^text [0-9]$" }).map(({ value }) => value);
  expect(invalid).toEqual(expect.arrayContaining(["!text 1", "text 1!"]));
});

test("violates the item count and uniqueness of arrays", () => {
  const invalid = invalidValuesOf({ type: "array", minItems: 1, maxItems: 2, uniqueItems: true }, [
    "x",
    "y",
    "z",
  ]).slice(-3);
  expect(invalid.map(({ value }) => value)).toEqual([[], ["x", "y", "z"], ["x", "x"]]);
});

describe("boundary values", () => {
  test.each<[Schema, unknown[]]>([
    [{ type: "integer", minimum: 1, exclusiveMaximum: 50 }, [1, 49]],
    [{ type: ["string", "null"], maxLength: 3 }, ["aaa", "😀😀a", null]],
    [{ type: "string", pattern: "^[0-9]+$", maxLength: 3 }, ["000"]],
    [{ type: "string" }, ["a".repeat(5000)]],
    [{ type: "string", format: "email" }, ["Mixed.Case@Example.com"]],
    [{ enum: ["a", null] }, ["a", null]],
    [{ type: "array", maxItems: 3 }, [[]]],
    [{ type: "array", minItems: 1, maxItems: 2, uniqueItems: true, items: {} }, [["x"], ["x", "y"]]],
  ])("%j has these boundary values", (schema, values) => {
    expect(boundaryValuesOf(schema, schema.items ? ["x", "y"] : []).map(({ value }) => value)).toEqual(values);
  });
});

test("limits the size of values", () => {
  const huge: Schema = { type: ["string", "array"], maxLength: 50_000_000, maxItems: 100_000, minLength: 0 };
  const values = [...invalidValuesOf(huge), ...boundaryValuesOf(huge)].map(({ value }) => JSON.stringify(value).length);
  expect(Math.max(...values)).toBeLessThan(maxSize.characters);
});
