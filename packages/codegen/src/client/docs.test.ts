import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { methodDocs, tokenNotes } from "./docs.ts";
import { readOperations } from "./operation.ts";

test("every note belongs to an operation in the contract", () => {
  const names = listOperations(readContract()).map(({ operationId }) => operationId);
  expect(names).toEqual(expect.arrayContaining(Object.keys(tokenNotes)));
});

test.each([
  ["getHealth", "Does not require an access token."],
  ["listSessions", "Any member of the organization can call this."],
  ["createSession", "Requires the permission level `member` or higher."],
  [
    "deleteMember",
    "Requires the permission level `viewer` or higher for your own membership, and `admin` or higher for others.",
  ],
  ["transferOwnership", "Requires the permission level `owner`."],
])("describes the required permission of %s", (operationId, sentence) => {
  const operation = readOperations(readContract()).find((each) => each.operation.operationId === operationId);
  expect(operation && methodDocs(readContract(), operation).paragraphs).toContain(sentence);
});
