import { expect, test } from "vitest";
import { describeConstraints, type Schema } from "./schema.ts";

test.each<[Schema, string[]]>([
  [{ type: "array", items: {}, minItems: 1 }, ["at least 1 item"]],
  [{ type: "string", minLength: 1, maxLength: 100 }, ["1 to 100 characters"]],
  [{ type: "string", maxLength: 1000 }, ["at most 1,000 characters"]],
  [{ type: "string", minLength: 64, maxLength: 64 }, ["exactly 64 characters"]],
  [{ type: "integer", minimum: 0, maximum: 5 }, ["0 to 5"]],
  [{ type: "integer", minimum: 1 }, ["at least 1"]],
  [{ type: "integer", minimum: 0 }, ["at least 0"]],
  [{ type: "array", items: {}, minItems: 1, maxItems: 50, uniqueItems: true }, ["1 to 50 items", "unique items"]],
  [{ type: "string", pattern: "^[a-z]+$" }, ["matches `^[a-z]+$`"]],
  [{ type: "string", pattern: "\\S" }, ["not blank"]],
  [{ type: "string", pattern: "\\S", "x-pattern-message": "must be text" }, ["not blank, must be text"]],
  [{ type: "string", pattern: "^x$", "x-pattern-message": "must be x" }, ["must be x: `^x$`"]],
  [{ type: "string", pattern: `^${"x".repeat(60)}$`, "x-pattern-message": "must be x" }, ["must be x"]],
  [{ type: "string", format: "uuid", pattern: "^[0-9a-f-]+$" }, []],
  [{ type: "string", "x-max-bytes": 1024 }, ["at most 1,024 bytes"]],
  [{ type: "object", minProperties: 1 }, ["at least one field"]],
])("describes %j as %j", (schema, texts) => {
  expect(describeConstraints(schema)).toEqual(texts);
});
