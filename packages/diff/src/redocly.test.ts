import { expect, test } from "vitest";
import type { RawChange } from "./change.ts";
import { splitPathItems } from "./redocly.ts";

const change: RawChange = { path: "#/paths/~1a", typeName: "PathItem", kind: "added", impact: "minor", verdicts: [] };
const place = { file: "openapi.yaml", pointer: "#/paths/~1a", line: 1 };

test("splits an added or removed path into its operations", () => {
  const value = { parameters: [], get: {}, post: {} };
  for (const side of ["base", "revision"]) {
    const split = splitPathItems([{ ...change, [side]: { ...place, value } }]);
    expect(split.map(({ path, typeName }) => `${typeName} ${path}`)).toEqual([
      "Operation #/paths/~1a/get",
      "Operation #/paths/~1a/post",
    ]);
  }
});

test("keeps a modified path as one change", () => {
  const renamed: RawChange = { ...change, property: "key", revision: { ...place, value: "/{b}" } };
  const other: RawChange = { ...change, typeName: "Operation", revision: { ...place, value: { get: {} } } };
  expect(splitPathItems([renamed, other])).toEqual([renamed, other]);
});
