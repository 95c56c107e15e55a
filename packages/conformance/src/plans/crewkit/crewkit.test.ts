import { readContract } from "@crewkit/openapi/node";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { Result } from "../../report/result.ts";
import { runConformance } from "../../run/run.ts";
import type { Target } from "../../targets/target.ts";
import { at, isObject } from "../../values/json.ts";
import crewkit from "./index.ts";
import { startMockTarget } from "./mock.ts";

// Each test is a run of the suite.
vi.setConfig({ testTimeout: 60_000 });

const contract = readContract();
const mock = await startMockTarget();
const { origin } = new URL(mock.url);
afterAll(() => mock.close());

// The same deployment, as somebody knows it who has nothing but its URL and tokens.
const { things: _, ...deployment } = mock;

async function run(target: Target, only: string[]): Promise<Result[]> {
  const { results } = await runConformance({ contract, plan: crewkit, target, only });
  return results;
}

describe("in an organization of its own", () => {
  test("all is reached, and nothing is left but history", async () => {
    const before = await recordsOf(origin);
    const results = await run(deployment, writing);
    expect(results.length).toBeGreaterThan(writing.length);
    expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(await recordsOf(origin)).toEqual(before);
  });

  test("with the owner's token alone the rest says who is missing", async () => {
    const before = await recordsOf(origin);
    const owner = mock.tokens.owner ?? "";
    const passTime = async (seconds: number) => mock.powers.passTime?.(seconds);
    const results = await run({ ...deployment, tokens: { owner }, powers: { passTime } }, writing);
    const reasons = new Set(results.flatMap(({ reason }) => reason ?? []));
    expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect([...reasons].sort()).toEqual([
      "It needs a second member, and only the owner has a token.",
      "It needs an account of its own, and so a mail, which this target does not show.",
      "It needs somebody to invite, and only the owner has a token.",
      "There is no token of admin. Give one with --token-of admin=TOKEN.",
    ]);
    expect(await recordsOf(origin)).toEqual(before);
  });
});

test("a run that only reads finds all that it reads", async () => {
  const before = await recordsOf(origin);
  const results = await run({ ...deployment, writes: false }, reading);
  expect(results.length).toBeGreaterThan(reading.length);
  expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  expect(await recordsOf(origin)).toEqual(before);
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

const reading = [
  "getOrganization > 200",
  "getMember > 200",
  "getInvitation > 200",
  "getRole > 200",
  "getProject > 200",
  "getRepository > 200",
  "lookupRepository > 200",
  "resolveProject > 200",
  "listPasskeys > 200",
  "listOrganizations > 200",
];

// What nobody can remove: who logged in, by what, and the mails.
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

async function recordsOf(origin: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${origin}/__mock/snapshot`);
  const records = at(await response.json(), "/records");
  const kept = Object.entries(isObject(records) ? records : {}).filter(([table]) => !history.includes(table));
  const logins = at(records, "/logins");
  const open = Array.isArray(logins) ? logins.filter((login) => at(login, "/ended_at") === null) : [];
  return { ...Object.fromEntries(kept), open };
}
