import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { formatName, methodNameOf, updateNames } from "./names.ts";

const contract = readContract();
const named = listOperations(contract).map((operation) => ({ operation, name: methodNameOf(operation) }));

test("names the group and the methods of a new tag after it", () => {
  const operation = { operationId: "listSessionLabels", tag: "Session labels", path: "/{org_id}/session_labels" };
  expect(methodNameOf(operation)).toEqual({ receiver: "org", group: "sessionLabels", method: "list" });
});

test("method names are unique", () => {
  const names = named.map(({ name }) => formatName(name));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("method and group names do not conflict with existing properties", () => {
  const taken = [...Object.getOwnPropertyNames(Object.prototype), "then", "catch", "finally", "toJSON"];
  for (const { name } of named) expect(taken).not.toContain(name.method);
  // The client defines this method by hand.
  expect(named.map(({ name }) => formatName(name))).not.toContain("crewkit.auth.device");
  const reserved = [...taken, "baseUrl", "use", "signIn", "send", "request", "withOptions", "org", "args"];
  for (const { name } of named) expect(reserved).not.toContain(name.group);
});

test("every published name still exists", () => {
  const current = named.map(({ name, operation }) => `${formatName(name)} ${operation.operationId}`);
  const missing = updateNames(contract)
    .trim()
    .split("\n")
    .filter((line) => !current.includes(line));
  expect(
    missing,
    "Removing a name is a breaking change (openapi/VERSIONING.md). If you intend to remove it, edit names.txt",
  ).toEqual([]);
});
