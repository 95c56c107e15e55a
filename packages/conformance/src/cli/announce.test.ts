import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { suite } from "../../mutants/suite.ts";
import crewkit from "../plans/crewkit/index.ts";
import { select } from "../run/suite.ts";
import { type UrlOptions, urlTarget } from "../targets/target.ts";
import { announceRun, confirmDuration } from "./announce.ts";

function announce(
  target: Partial<UrlOptions>,
  options: { rate?: number; sample?: number; only?: string[] } = {},
): string {
  const url = "https://api.example/v1";
  const speed = { contract: suite.spec.contract, plan: crewkit, target: urlTarget({ url, ...target }), ...options };
  return announceRun(select(suite.tasks, speed), speed);
}

const tokens = Object.fromEntries(crewkit.actors.map((actor) => [actor, "token"]));

test("prints the number of requests, missing permissions and tokens, and skipped tests", () => {
  const lines = announce({ tokens: { owner: "token" } }, { only: ["Project"] }).split("\n");
  expect(lines).toEqual([
    expect.stringMatching(/^Tests: {3}[\d,]+ test cases and [\d,]+ scenarios for \d+ operations, of [\d,]+ tests$/),
    expect.stringMatching(/^Time: {4}about [\d,]+ requests in \d+ min, because of the API's rate limits$/),
    expect.stringMatching(/^Omitted: \d+ tests that only the mock can run$/),
    expect.stringMatching(/^Skipped: [\d,]+ of these tests$/),
    "         To run tests that write, pass --allow-writes.",
    "         To run the tests of admin, member, viewer, pass --token-of.",
  ]);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});

test("prints the duration and the rate of a sample", () => {
  const text = announce({ tokens }, { sample: 5 * 60_000, rate: 60 });
  expect(text).toContain("in 5 min at 60 requests per minute");
  expect(text).not.toContain("of these");
  expect(announce({ tokens }, { rate: 1 })).toContain("An access token expires after 4 h.");
});

async function confirm(answer: string | undefined, { isTTY = true, ...args } = {}): Promise<string> {
  const stdin = Object.assign(new PassThrough(), { isTTY });
  const stderr = Object.assign(new PassThrough(), { isTTY });
  stdin.end(answer);
  const terminal = { stdin, stderr, signal: new AbortController().signal } as never;
  const started = confirmDuration({ milliseconds: 3_600_000 }, args, terminal).then(() => "started");
  const outcome = await started.catch((error: Error) => error.message);
  return `${stderr.read() ?? ""}${outcome}`;
}

test("asks before a run of more than ten minutes, and offers a sample", async () => {
  expect(await confirm("y\n")).toMatch(/about 1 h\.\n.*--sample 5m.*\n.*\(y\/N\) started$/);
});

test("does not start a long run without confirmation", async () => {
  for (const answer of ["n\n", "\n", undefined]) expect(await confirm(answer)).toMatch(/The run was not started\.$/);
  expect(await confirm("y\n", { isTTY: false })).toContain("Pass --yes");
  for (const args of [{ yes: true }, { sample: 1_800_000 }])
    expect(await confirm(undefined, { isTTY: false, ...args })).toBe("started");
});
