import { test as anyTest, expect } from "vitest";
import { compareContract } from "./compare.ts";
import { formatPlace } from "./describe.ts";
import { smallContract } from "./testing/contract.ts";
import { createRepository, hasGit } from "./testing/repository.ts";

const test = anyTest.skipIf(!hasGit);

const health = "openapi/paths/health.yaml";
const things = "openapi/paths/things.yaml";
const thing = "openapi/paths/things@{id}.yaml";
const levels = "openapi/components/schemas/organizations/PermissionLevel.yaml";

type Edit = [file: string, from: string, to: string];

/** Compares the small contract after the first edits with the contract after both. */
async function compareEdits(before: Edit[], after: Edit[]): Promise<string[]> {
  const repository = await createRepository(smallContract);
  for (const edit of before) await repository.edit(...edit);
  await repository.commit();
  for (const edit of after) await repository.edit(...edit);
  const { changes } = await compareContract(repository.folder, "HEAD");
  return changes
    .map(({ impact, security, rule, message, ...place }) =>
      [impact, security && "security", rule, `${formatPlace(place)}:`, message].filter(Boolean).join(" "),
    )
    .sort();
}

test("rates changes of the scope by the callers that lose or gain access", async () => {
  const before: Edit[] = [
    [things, "in: query", "in: query\n    x-scope: organization"],
    [things, "operationId: createThing", "operationId: createThing\n  x-scope: user"],
    [thing, "in: path", "in: path\n    x-scope: resource"],
  ];
  const after: Edit[] = [
    [things, "operationId: listThings", "operationId: listThings\n  x-scope: user"],
    [things, "createThing\n  x-scope: user", "createThing"],
    [thing, "x-scope: resource", "x-scope: playbook"],
  ];
  expect(await compareEdits(before, after)).toEqual([
    "major scope POST /things: `x-scope` changed from 'user' to 'organization'.",
    "major security scope /things/{id} parameters id: `x-scope` changed from 'resource' to 'playbook'.",
    "minor security scope GET /things: `x-scope` changed from 'organization' to 'user'.",
  ]);
});

test("rates a scope that moves from a parameter to the operation, and a scope that is stated for the first time", async () => {
  const before: Edit[] = [[things, "in: query", "in: query\n    x-scope: organization"]];
  const after: Edit[] = [
    [things, "\n    x-scope: organization", ""],
    [things, "operationId: listThings", "operationId: listThings\n  x-scope: user"],
    [thing, "in: path", "in: path\n    x-scope: resource"],
  ];
  expect(await compareEdits(before, after)).toEqual([
    "minor security scope /things parameters per_page: `x-scope` changed from 'organization' to none.",
    "minor security scope GET /things: `x-scope` changed from 'organization' to 'user'.",
    'patch /things/{id} parameters id: `x-scope` added: "resource".',
  ]);
});

test("rates changes of the credential, except if 401 could have no other cause", async () => {
  const before: Edit[] = [
    [things, "operationId: createThing", "operationId: createThing\n  x-credential: color"],
    [thing, "operationId: deleteThing", "operationId: deleteThing\n  x-credential: token"],
    [
      thing,
      "getThing\n  tags: [Things]\n  responses:\n",
      'getThing\n  responses:\n    "401":\n      description: Wrong.\n',
    ],
    [health, '    "200":', '    "401":\n      description: Wrong.\n    "200":'],
  ];
  const after: Edit[] = [
    [things, "x-credential: color", "x-credential: name"],
    [thing, "\n  x-credential: token", ""],
    [thing, "operationId: getThing", "operationId: getThing\n  x-credential: token"],
    [health, "operationId: getHealth", "operationId: getHealth\n  x-credential: token"],
  ];
  expect(await compareEdits(before, after)).toEqual([
    "major credential GET /things/{id}: `x-credential` changed from none to 'token'.",
    "major security credential DELETE /things/{id}: `x-credential` changed from 'token' to none.",
    "major security credential POST /things: `x-credential` changed from 'color' to 'name'.",
    'patch GET /health: `x-credential` added: "token".',
  ]);
});

test.each([
  [
    "[owner, member, admin, viewer]",
    "major security permission-levels schema PermissionLevel: The order of the levels changed from owner, admin, " +
      "member, viewer to owner, member, admin, viewer. Callers that lose access: admin. Callers that gain access: member.",
  ],
  [
    "[owner, admin, viewer]",
    "major permission-levels schema PermissionLevel: The order of the levels changed from owner, admin, member, " +
      "viewer to owner, admin, viewer. Callers that lose access: member.",
  ],
  [
    "[owner, admin, lead, member, viewer]",
    "major enum-values-added schema PermissionLevel: Enum gained values: 'lead'.",
  ],
])("rates %s as permission levels", async (list, change) => {
  const field = "  name:\n";
  const level = "  level:\n    $ref: organizations/PermissionLevel.yaml\n";
  const before: Edit[] = [["openapi/components/schemas/Thing.yaml", field, `${level}${field}`]];
  expect(await compareEdits(before, [[levels, "[owner, admin, member, viewer]", list]])).toEqual([change]);
});

test("compares the callers of a renamed permission level", async () => {
  const after: Edit[] = [
    [levels, "viewer", "guest"],
    [things, "x-permission: viewer", "x-permission: guest"],
  ];
  expect(await compareEdits([], after)).toEqual([
    "major permission GET /things: `x-permission` changed from 'viewer' to 'guest'.",
  ]);
});

test.each([
  ["viewer", "own thing: viewer; others: admin", "major"],
  ["admin", "own thing: viewer; others: admin", "minor security"],
  ["member", "own thing: viewer; others: admin", "major security"],
  ["own thing: viewer; others: admin", "own thing: viewer; others: owner", "major"],
  ["own thing: viewer; others: admin", "own thing: member; others: admin", "major"],
  ["own thing: viewer; others: admin", "viewer", "minor security"],
  ["own thing: viewer; others: admin", "own item: viewer; others: admin", "patch"],
  ["member", "member; platform: member", "minor security"],
  ["member; platform: member", "member", "major"],
  ["member; platform: member", "member; platform: admin", "major"],
  ["member; platform: admin", "admin; platform: member", "major security"],
])("rates a change of the permission from %s to %s as %s", async (from, to, rating) => {
  const [before = "", after = ""] = [from, to].map((permission) =>
    permission
      .replace(/^own (\w+): (\w+); others: (\w+)$/, "{ record: $1, own: $2, others: $3 }")
      .replace(/^(\w+); platform: (\w+)$/, "{ level: $1, platform: $2 }"),
  );
  expect(await compareEdits([[things, "viewer", before]], [[things, before, after]])).toEqual([
    `${rating} permission GET /things: \`x-permission\` changed from '${from}' to '${to}'.`,
  ]);
});

test("does not rate the new name of `x-invalid-state`", async () => {
  const before: Edit[] = [[thing, "operationId: getThing", "operationId: getThing\n  x-refused-when: It is lost."]];
  expect(await compareEdits(before, [[thing, "x-refused-when", "x-invalid-state"]])).toEqual([
    'patch GET /things/{id}: `x-invalid-state` added: "It is lost.".',
    "patch GET /things/{id}: `x-refused-when` removed.",
  ]);
});
