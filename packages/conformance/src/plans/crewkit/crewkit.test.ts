import { createMock } from "@crewkit/mock";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { suite } from "../../../mutants/suite.ts";
import type { Result } from "../../base/result.ts";
import type { Target } from "../../base/target.ts";
import { runConformance } from "../../run/run.ts";
import { mockTarget } from "./common/mock.ts";
import crewkit from "./index.ts";
import { tagPlans } from "./tags/index.ts";

const mock = createMock();
const { resources: _, ...deployment } = mockTarget(mock);
const capabilities = { advanceClock: async (seconds: number) => deployment.capabilities.advanceClock?.(seconds) };

// Expects that only history records remain.
async function run(target: Target, only?: string[]): Promise<Result[]> {
  const { contract, plan } = suite.spec;
  const before = records();
  const { results } = await runConformance({ contract, plan, target, only }, suite);
  expect(records()).toEqual(before);
  return results;
}

test("reports no failures in a read-only run, and passes the success tests of read operations", async () => {
  const results = await run({ ...deployment, writes: false, capabilities });
  expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  const { spec } = suite;
  const success = results.filter(({ name }) => name.includes(" > 200"));
  const reading = success.filter(({ operationId }) => spec.operation(operationId).readOnly);
  expect(reading.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
});

describe("in a new organization", () => {
  test("passes every operation and leaves only history records", async () => {
    const results = await run(deployment, writing);
    expect(writing.filter((part) => !results.some(({ name }) => name.includes(part)))).toEqual([]);
    expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  });

  test("with only the owner's token, skips tests that need another user and names the user", async () => {
    const owner = deployment.tokens.owner ?? "";
    const results = await run({ ...deployment, tokens: { owner }, capabilities }, writing);
    const reasons = new Set(results.flatMap(({ reason }) => reason ?? []));
    expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect([...reasons].sort()).toEqual([
      expect.stringContaining("--token-of admin="),
      expect.stringContaining("invite"),
      expect.stringContaining("another member"),
    ]);
  });
});

test("each pattern in the needs of a tag matches the name of a test", () => {
  const patterns = Object.values(tagPlans).flatMap(({ needs = [] }) => needs.map(([pattern]) => pattern));
  expect(patterns.filter((pattern) => !suite.tasks.some(({ name }) => pattern.test(name)))).toEqual([]);
});

const writing = [
  "createOrganization > 201",
  "deleteOrganization > 200",
  "transferOwnership > 200",
  "updateMember > 200",
  "deleteMember > 200",
  "acceptInvitation > 200",
  "createRole > 201",
  "createRepository > 201 > as",
  "exchangeDeviceCode > 200",
  "completePasskeyLogin > 200",
  "deletePasskey > 200",
  "deleteCurrentUser > 200",
  "deleteCurrentUser > 422",
];

// Records that no operation deletes.
const history = [
  "logins",
  "access_tokens",
  "refresh_tokens",
  "device_grants",
  "magic_links",
  "passkey_challenges",
  "mails",
  "deleted_roles",
];

function records(): Record<string, unknown> {
  const { records } = mock.snapshot();
  const kept = Object.entries(records).filter(([table]) => !history.includes(table));
  return { ...Object.fromEntries(kept), open: records.logins?.filter(({ ended_at }) => ended_at === null) };
}

test("uses the limit headers and windows of the contract", () => {
  const contract = readContract();
  const { limit, remaining, reset, rules } = crewkit.limits ?? {};
  expect({ limit, remaining, reset }).toEqual(contract["x-rate-limits"]?.headers);
  const known = contract["x-rate-limits"]?.limits.map(({ path_prefix: _, ...limit }) => limit);
  expect(rules?.(contract)).toMatchObject(known ?? []);
});

test.each(Object.entries(tagPlans))("%s only describes operations of its tag", (name, tag) => {
  const { lists, filters, operations, scenarios, onSuccess } = tag;
  const described = Object.keys({ ...lists, ...filters, ...operations, ...scenarios, ...onSuccess });
  expect(described.filter((id) => suite.spec.operation(id).tag.toLowerCase() !== name)).toEqual([]);
});
