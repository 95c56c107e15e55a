import { expect, test } from "vitest";
import { describeConstraints, type Keywords } from "./constraints.ts";

test.each<[Keywords, string[]]>([
  [{ minItems: 1 }, ["at least 1 item"]],
  [{ minLength: 1, maxLength: 100 }, ["1 to 100 characters"]],
  [{ maxLength: 1000 }, ["at most 1,000 characters"]],
  [{ minLength: 64, maxLength: 64 }, ["exactly 64 characters"]],
  [{ minimum: 0, maximum: 5 }, ["0 to 5"]],
  [{ minimum: 1 }, ["at least 1"]],
  [{ minimum: 0 }, ["at least 0"]],
  [{ minItems: 1, maxItems: 50, uniqueItems: true }, ["1 to 50 items", "unique items"]],
  [{ pattern: "^[a-z]+$" }, ["matches `^[a-z]+$`"]],
  [{ pattern: "\\S" }, ["not blank"]],
  [{ pattern: "\\S", "x-pattern-message": "must be text" }, ["not blank", "must be text"]],
  [{ pattern: "^x$", "x-pattern-message": "must be x" }, ["must be x"]],
  [{ format: "uuid", pattern: "^[0-9a-f-]+$" }, []],
  [{ maxLength: 1024, "x-max-bytes": 1024 }, ["at most 1,024 bytes of UTF-8"]],
  [{ minProperties: 1 }, ["at least one field"]],
])("describes %j as %j", (schema, texts) => {
  expect(describeConstraints(schema)).toEqual(texts);
});

test("puts the prefix before each constraint", () => {
  expect(describeConstraints({ minLength: 1, pattern: "\\S" }, "each ")).toEqual([
    "each at least 1 character",
    "each not blank",
  ]);
});
