import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { nameOf, namesFile, written } from "./names.ts";

const contract = readContract();
const named = listOperations(contract).map((operation) => ({ operation, name: nameOf(operation) }));

describe("the rule", () => {
  test.each([
    ["listSessions", "Sessions", "/{org_id}/sessions", "org.sessions.list"],
    ["getSession", "Sessions", "/{org_id}/sessions/{id}", "org.sessions.get"],
    ["listSessionThreads", "Sessions", "/{org_id}/sessions/threads", "org.sessions.listThreads"],
    ["transferOwnership", "Members", "/{org_id}/members/{user_id}/transfer_ownership", "org.members.transferOwnership"],
    ["listOrganizationResources", "Resources", "/{org_id}/resources", "org.resources.list"],
    ["listResources", "Resources", "/resources", "crewkit.resources.list"],
    ["getCurrentUser", "Authentication", "/auth/me", "crewkit.auth.getCurrentUser"],
  ])("%s of %s is %4$s", (operationId, tag, path, name) => {
    expect(written(nameOf({ operationId, tag, path }))).toBe(name);
  });

  test("a new tag wants a group first, and is told where", () => {
    const operation = { operationId: "listBadges", tag: "Badges", path: "/badges" };
    expect(() => nameOf(operation)).toThrow(
      "no group for the tag Badges. Name one in packages/codegen/src/client/names.ts",
    );
  });
});

test("no two operations have the same name", () => {
  const names = named.map(({ name }) => written(name));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("no method hides what its holder has already, or makes a promise of it", () => {
  const taken = [...Object.getOwnPropertyNames(Object.prototype), "then", "catch", "finally", "toJSON"];
  for (const { name } of named) expect(taken).not.toContain(name.method);
  // By hand: the device flow as a whole.
  expect(named.map(({ name }) => written(name))).not.toContain("crewkit.auth.device");
  // What a connection has, and where src/methods.ts keeps its values.
  const ofConnection = [...taken, "baseUrl", "use", "signIn", "send", "org", "given"];
  for (const { name } of named) expect(ofConnection).not.toContain(name.group);
});

test("every promised name still exists", () => {
  const current = named.map(({ name, operation }) => `${written(name)} ${operation.operationId}`);
  const lost = namesFile(contract)
    .trim()
    .split("\n")
    .filter((line) => !current.includes(line));
  expect(lost, "Removing a name is a breaking change (openapi/VERSIONING.md). If you mean it, edit names.txt").toEqual(
    [],
  );
});
