import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readContract } from "../src/node.ts";
import { createValidator } from "../src/validator.ts";
import { listExamples } from "./examples.ts";
import { all, type Entry, readWorld } from "./world.ts";

const world = readWorld();
const validate = createValidator(readContract());

// What the entries of each file are; null where they are no resource of the API.
const schemas: Record<string, string | null> = {
  ceremonies: null,
  challenges: "ConventionChallenge",
  clock: null,
  conventions: "Convention",
  effective_resources: "EffectiveResource",
  experiment_metrics: "ExperimentMetrics",
  experiments: "Experiment",
  invitations: "Invitation",
  later: null,
  logins: null,
  members: "Member",
  memberships: "UserMembership",
  organizations: "Organization",
  passkeys: "Passkey",
  people: "User",
  playbook_subscriptions: "PlaybookSubscription",
  playbooks: "Playbook",
  projects: "Project",
  repositories: "Repository",
  resources: "Resource",
  roles: "Role",
  sessions: "Session",
  sign_ins: "SignIn",
  tasks: "SessionTask",
  versions: "ResourceVersionDetail",
};

test("each file of the world says what its entries are", () => {
  expect(Object.keys(world).sort()).toEqual(Object.keys(schemas));
});

for (const [file, schema] of Object.entries(schemas)) {
  if (schema === null) continue;
  test.each(Object.entries(world[file] ?? {}))(`%s of ${file} is a ${schema}`, (_, entry) => {
    expect(validate(`/components/schemas/${schema}`, entry)).toEqual([]);
  });
}

// Other views of what stands in another file.
const views = ["ceremonies", "effective_resources", "memberships"];

test("no two entries have one id", () => {
  const ids = entries(views).map(({ id }) => id);
  expect(ids.filter((id, i) => id !== undefined && ids.indexOf(id) !== i)).toEqual([]);
});

test("what the world refers to by id is in the world", () => {
  expect(references(world).filter(({ id }) => !known.has(id))).toEqual([]);
});

test("what the examples refer to by id is in the world", () => {
  const strangers = listExamples().flatMap(({ name, value }) => references(value).map((each) => ({ name, ...each })));
  expect(strangers.filter(({ id }) => !known.has(id))).toEqual([]);
});

test.each(all(world, "versions"))("$version_hash is the SHA-256 of its content", ({ version_hash, content }) => {
  expect(version_hash).toBe(createHash("sha256").update(String(content)).digest("hex"));
});

function entries(except: string[] = []): Entry[] {
  const files = Object.entries(world).filter(([file]) => !except.includes(file));
  return files.flatMap(([, some]) => Object.values(some));
}

// A run and a thread exist by the sessions that name them.
const known = new Set(entries().flatMap(({ id, run_id, thread_id }) => [id, run_id, thread_id]));

/** Every UUID under `id` or `…_id`, however deep. */
function references(node: unknown): { key: string; id: string }[] {
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, value]) =>
    /(^|_)id$/.test(key) && typeof value === "string" && isUuid(value) ? [{ key, id: value }] : references(value),
  );
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
