import { parsePointer } from "@crewkit/openapi";
import { expect, test } from "vitest";
import type { Correction, RedoclyChange } from "./change.ts";
import type { Reader } from "./reader.ts";
import { securityCorrections } from "./security.ts";

const { token } = securityCorrections as Record<string, Correction>;
const change: RedoclyChange = {
  path: "#/paths/~1a/get/security",
  typeName: "SecurityRequirementList",
  kind: "modified",
  impact: "patch",
  directions: [],
  verdicts: [],
};
const required = [{ token: [] }];
const other = [...required, { key: [] }];
const optional = [...required, {}];

// The root requires a token.
test.each([
  [undefined, [], "minor", true],
  [required, optional, "minor", true],
  [required, other, "minor", true],
  [undefined, required, "patch", undefined],
  [[], undefined, "major", undefined],
  [[{}], undefined, "major", undefined],
  [optional, required, "major", undefined],
])("rates an operation's security from %j to %j as %s", (before, after, impact, security) => {
  const readers = { before: contractReader(required, before), after: contractReader(required, after) };
  expect(token?.(change, readers)).toMatchObject({ impact, ...(security && { security }) });
});

test("marks a contract that no longer requires a token", () => {
  const readers = { before: contractReader(required), after: contractReader() };
  expect(token?.({ ...change, path: "#/security" }, readers)).toMatchObject({ impact: "minor", security: true });
});

function contractReader(security?: object[], operation?: object[]): Reader {
  const contract = { security, paths: { "/a": { get: { security: operation } } } };
  return (_file, pointer) =>
    parsePointer(pointer).reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], contract);
}
