import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { suite } from "../../mutants/suite.ts";
import crewkit from "../plans/crewkit/index.ts";
import { countSetupRequests } from "../run/estimate.ts";
import { select } from "../run/suite.ts";
import { type UrlOptions, urlTarget } from "../targets/target.ts";
import { announceRun, announceTarget, confirmDuration } from "./announce.ts";

const { contract } = suite.spec;
const url = "https://api.example/v1";

function announced(options: Partial<UrlOptions>, more: { rate?: number; sample?: number; only?: string[] } = {}) {
  const target = urlTarget({ url, ...options });
  const speed = { contract, plan: crewkit, target, ...more };
  const selection = select(suite.tasks, speed);
  return { selection, text: announceRun(selection, speed) };
}

const tokens = Object.fromEntries(crewkit.actors.map((actor) => [actor, "token"]));

test("prints the number of requests, the missing permissions and tokens, and the number of skipped tests", () => {
  const { text, selection } = announced({ tokens: { owner: "token" } });
  const setup = countSetupRequests({ plan: crewkit, target: urlTarget({ url }) });
  const requests = selection.loads.reduce((sum, load) => sum + load.requests, setup);
  const skipped = selection.chosen.length - selection.loads.length;
  expect(text).toContain(`about ${Math.round(requests).toLocaleString("en")} requests in`);
  expect(text).toContain("--allow-writes");
  expect(text).toContain("admin, member, viewer");
  expect(text).not.toMatch(/\bowner\b/);
  expect(text).toContain(`Skipped: ${skipped.toLocaleString("en")} of these`);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

test("prints the lifetime of a token if the run takes longer", () => {
  const { text } = announced({ tokens, allowWrites: true });
  expect(text).toContain("An access token expires after 4 h");
  expect(text).toContain("--sample");
});

test("prints the duration and the rate of a sample", () => {
  const { text } = announced({ tokens }, { sample: 5 * 60_000, rate: 60 });
  expect(text).toContain("in 5 min at 60 requests per minute");
  expect(text).not.toContain("of these");
});

test.each([
  [{}, "mock, started for this run"],
  [{ target: "prism" } as const, "prism, started for this run"],
  [{ url, urlFrom: "--url" }, `${url} (from --url)`],
  [{ url, urlFrom: "NOTES_URL" }, `${url} (from NOTES_URL)\n         Pass --target mock to test the mock instead.`],
])("names the target and why it is tested: %o", (target, expected) => {
  expect(announceTarget({ ...target, tokenOf: {}, resource: {}, seed: 1 })).toBe(`Target:  ${expected}`);
});

const hour = { milliseconds: 3_600_000, limitedBy: "limits" } as const;

async function confirm(
  answer: string | undefined,
  { isTTY = true, ...args }: { isTTY?: boolean; yes?: true; sample?: number } = {},
) {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()].map((stream) => Object.assign(stream, { isTTY }));
  const terminal = { stdin, stdout: stderr, stderr, onInterrupt: () => signal, signal } as never;
  let printed = "";
  stderr?.on("data", (chunk) => {
    printed += chunk;
  });
  stdin?.end(answer);
  const error = await confirmDuration(hour, args, terminal).catch((reason: Error) => reason);
  return { message: error?.message, printed };
}

const { signal } = new AbortController();

test("asks before a run of more than ten minutes, and offers a sample", async () => {
  const { message, printed } = await confirm("y\n");
  expect(message).toBeUndefined();
  expect(printed).toMatch(/about 1 h\.\n.*--sample 5m.*\n.*\(y\/N\)/);
});

test.each(["n\n", "\n", undefined])("does not start the run after the answer %j", async (answer) => {
  expect(await confirm(answer)).toMatchObject({ message: "The run was not started." });
});

test("requires --yes without a terminal", async () => {
  expect(await confirm("y\n", { isTTY: false })).toMatchObject({ message: expect.stringContaining("--yes") });
});

test.each([{ yes: true as const }, { sample: 1_800_000 }])("does not ask with %o", async (args) => {
  expect(await confirm(undefined, { isTTY: false, ...args })).toEqual({ message: undefined, printed: "" });
});
