import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { formatName, methodNameOf, namesFile } from "./names.ts";

const contract = readContract();
const named = listOperations(contract).map((operation) => ({ operation, name: methodNameOf(operation) }));

test("rejects a tag without a group, and says where to add one", () => {
  const operation = { operationId: "listBadges", tag: "Badges", path: "/badges" };
  expect(() => methodNameOf(operation)).toThrow(
    "no group for the tag Badges. Name one in packages/codegen/src/client/names.ts",
  );
});

test("no two operations have the same name", () => {
  const names = named.map(({ name }) => formatName(name));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("no method hides what its holder has already, or makes a promise of it", () => {
  const taken = [...Object.getOwnPropertyNames(Object.prototype), "then", "catch", "finally", "toJSON"];
  for (const { name } of named) expect(taken).not.toContain(name.method);
  // By hand: the device flow as a whole.
  expect(named.map(({ name }) => formatName(name))).not.toContain("crewkit.auth.device");
  // What a connection has, and where src/methods.ts keeps its values.
  const ofConnection = [...taken, "baseUrl", "use", "signIn", "send", "org", "boundArguments"];
  for (const { name } of named) expect(ofConnection).not.toContain(name.group);
});

test("every promised name still exists", () => {
  const current = named.map(({ name, operation }) => `${formatName(name)} ${operation.operationId}`);
  const lost = namesFile(contract)
    .trim()
    .split("\n")
    .filter((line) => !current.includes(line));
  expect(lost, "Removing a name is a breaking change (openapi/VERSIONING.md). If you mean it, edit names.txt").toEqual(
    [],
  );
});
