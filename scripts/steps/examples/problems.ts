import { createHash } from "node:crypto";
import { type Contract, listOperations, locate } from "@crewkit/openapi";
import { createValidator } from "@crewkit/openapi/validator";
import type { World } from "../world.ts";
import { type ExampleSource, placeOf } from "./sources.ts";

/** Finds mistakes in the example world and in the examples: a sentence each, which begins with the place to edit. */
export interface FindProblems {
  inWorld(): string[];
  inExample(source: ExampleSource, value: unknown): string[];
}

/** The schema of the entries of each file of the world; null for entries that are no resources of the API. */
const schemas: Record<string, string | null> = {
  ceremonies: null,
  challenges: "ConventionChallenge",
  clock: null,
  conventions: "Convention",
  experiments: "Experiment",
  invitations: "Invitation",
  later: null,
  logins: null,
  members: "Member",
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

/** Makes the checks of a world and its examples against a contract. */
export function createFindProblems(contract: Contract, world: World): FindProblems {
  const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
  const validate = createValidator(contract);
  const entries = Object.entries(world).flatMap(([file, some]) =>
    Object.entries(some).map(([key, entry]) => ({ file, entry, at: `openapi/world/${file}.yaml, ${key}` })),
  );
  // A run and a thread exist by the sessions that name them.
  const known = new Set(entries.flatMap(({ entry }) => [entry.id, entry.run_id, entry.thread_id]));

  return {
    inWorld: () =>
      entries.flatMap(({ file, entry, at }) => problemsOf(file, entry, at).map((text) => `${at}: ${text}`)),
    inExample: (source, value) => problemsOfExample(source, value).map((text) => `${placeOf(source)}: ${text}`),
  };

  function problemsOf(file: string, entry: World[string][string], at: string): string[] {
    const schema = schemas[file];
    if (schema === undefined) return ["Add the schema of this file's entries to scripts/steps/examples/problems.ts."];
    const isTaken = entries.some(
      (other) => other.at !== at && other.entry.id === entry.id && other.file !== "ceremonies",
    );
    const hash = createHash("sha256").update(String(entry.content)).digest("hex");
    return [
      ...(schema === null ? [] : validate(`/components/schemas/${schema}`, entry)),
      ...unknownIds(entry),
      ...(entry.id !== undefined && file !== "ceremonies" && isTaken ? [`Another entry has the id ${entry.id}.`] : []),
      ...(file === "versions" && entry.version_hash !== hash
        ? [`version_hash must be that of the content: ${hash}`]
        : []),
    ];
  }

  function problemsOfExample({ name: place }: ExampleSource, value: unknown): string[] {
    const [operationId = "", use = "", name = ""] = place.split(".");
    const operation = operations.get(operationId);
    const body = use === "request" ? operation?.requestBody : operation?.responses[use];
    if (!operation || !body?.content?.["application/json"]?.examples?.[name]) {
      return ["No operation refers to this example. Add it to the `examples` of the body."];
    }
    const above = use === "request" ? ["requestBody"] : ["responses", use];
    const keys = ["paths", operation.path, operation.method, ...above, "content", "application/json", "schema"];
    return [...validate(locate(contract, keys), value), ...unknownIds(value)];
  }

  function unknownIds(node: unknown): string[] {
    const unknown = idsIn(node).filter(([, id]) => !known.has(id));
    return unknown.map(([key, id]) => `${key} is ${id}, which nothing in the world has.`);
  }
}

/** Each UUID under `id` or `…_id`, however deep. */
function idsIn(node: unknown): [string, string][] {
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, value]) =>
    /(^|_)id$/.test(key) && typeof value === "string" && uuid.test(value) ? [[key, value]] : idsIn(value),
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
