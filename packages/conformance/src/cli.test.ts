import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLibrary } from "./testing/library/server.ts";
import { contract, type Notes, serveNotes, token } from "./testing/notes.ts";

let folder: string;
let notes: Notes;
let law: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "conformance-"));
  notes = await serveNotes();
  await writeFile(join(folder, "contract.json"), JSON.stringify(contract));
  const source = `export { plan as default } from ${JSON.stringify(join(import.meta.dirname, "testing/notes.ts"))};`;
  await writeFile(join(folder, "plan.mjs"), source);
  law = ["--contract", join(folder, "contract.json"), "--plan", join(folder, "plan.mjs")];
});
afterAll(async () => {
  await notes.close();
  await rm(folder, { recursive: true });
});

const cli = join(import.meta.dirname, "cli.ts");

function start(...args: string[]) {
  return spawn(process.execPath, [cli, ...args], { env: { CREWKIT_API_URL: "", CREWKIT_TOKEN: "" } });
}

/** What a call printed, and how it ended. */
async function run(...args: string[]) {
  const ended = await start(...args).catch((error: unknown) => {
    if (error instanceof SubprocessError) return error;
    throw error;
  });
  const { stdout, stderr } = ended;
  return { stdout, stderr, exitCode: "exitCode" in ended ? (ended.exitCode ?? 0) : 0 };
}

const good = () => [...law, "--url", notes.url, "--token", token];

test("0 where all passed: it says beforehand what it does, and at the end what came", async () => {
  const { stdout, stderr, exitCode } = await run(...good());
  expect(stdout).toMatch(/^http:\S+: \d+ cases and \d+ walks? of 3 operations; some \d+ requests, about .*\n/);
  expect(stdout).toMatch(/\d+ passed, 0 failed\.\n/);
  expect([stderr, exitCode]).toEqual(["", 0]);
});

test("1 where something failed, unless it is expected to; reports are written", async () => {
  const broken = await serveNotes(({ url }, response) => url === "/health" && Boolean(response.writeHead(500).end()));
  const files = ["junit", "json", "html", "markdown"].flatMap((format) => [
    `--${format}`,
    join(folder, `reports/${format}`),
  ]);
  const args = [...law, "--url", broken.url, "--token", token];
  const failed = await run(...args, ...files);
  expect(failed.exitCode).toBe(1);
  expect(failed.stdout).toContain("✗ getHealth × 200");
  const { results } = JSON.parse(await readFile(join(folder, "reports/json"), "utf8"));
  expect(await readFile(join(folder, "reports/html"), "utf8")).toContain("<!doctype html>");
  const names = results
    .filter(({ outcome }: { outcome: string }) => outcome === "failed")
    .map(({ name }: { name: string }) => name);
  await writeFile(join(folder, "expected.txt"), `# Issue 12\n\n${names.join("\n")}\n`);
  const expected = await run(...args, "--expected-failures", join(folder, "expected.txt"));
  expect(expected.exitCode).toBe(0);
  const mended = await run(...good(), "--expected-failures", join(folder, "expected.txt"));
  expect(mended.exitCode).toBe(1);
  expect(mended.stdout).toContain("is expected to fail, but passes: take it out");
  await broken.close();
}, 20_000);

test("--list prints names and sends nothing", async () => {
  const before = notes.requests.length;
  const { stdout, exitCode } = await run(...good(), "--list", "--only", "listNotes > 401");
  expect(stdout).toBe("listNotes > 401 > no token\nlistNotes > 401 > a garbled token");
  expect([exitCode, notes.requests.length]).toEqual([0, before]);
});

describe("2, in one line, where", () => {
  const file = (name: string) => join(folder, name);
  test.each<[string, () => string[], string | RegExp]>([
    ["an option is unknown", () => ["--ulr", "x"], "unknown option '--ulr'"],
    ["a time is none", () => ["--sample", "often"], "It must be a time such as 90s, 5m or 1h."],
    ["a token has no owner", () => ["--token-of", "x"], "It must be ACTOR=TOKEN"],
    [
      "a token is nobody's",
      () => [...good(), "--token-of", "king=x"],
      "--token-of king: nobody is called so. There are writer.",
    ],
    ["ids don't fit their path", () => ["--thing", "/{}/x/{}=1"], "as many ids"],
    ["a URL is none", () => [...law, "--url", "nowhere"], "nowhere is no URL."],
    [
      "nobody listens",
      () => [...law, "--url", "http://127.0.0.1:1"],
      /got no answer that can be read: .*Nothing was tried/,
    ],
    ["the token is refused", () => [...law, "--url", notes.url, "--token", "wrong"], "The token of writer is refused"],
    ["a file is missing", () => ["--contract", file("none.json")], "There is no file"],
    [
      "a file is no contract",
      () => ["--contract", join(import.meta.dirname, "../package.json")],
      "must be an OpenAPI 3.1 document",
    ],
    [
      "a plan is none",
      () => ["--plan", cli.replace("cli.ts", "values/json.ts")],
      "must have a plan for its default export",
    ],
    [
      "a plan is for another contract",
      () => ["--contract", file("contract.json")],
      'The plan "crewkit" is not for this contract',
    ],
    ["the mock is not of that API", () => law, 'Say where the API of "notes" is, with --url.'],
    ["nothing has such a name", () => [...good(), "--only", "nothing"], "There is nothing to try"],
    ["a report can't be written", () => [...good(), "--json", folder], "can't be written"],
    ["there are no workflows", () => [...good(), "--workflows", folder], "has no file whose name ends in .arazzo.yaml"],
  ])("%s", async (_, args, wanted) => {
    const { stderr, exitCode } = await run(...args());
    expect(stderr).toMatch(wanted);
    expect(stderr.split("\n")).toHaveLength(1);
    expect(exitCode).toBe(2);
  });
});

test("another API is tried by its contract and its plan", async () => {
  const library = await openLibrary();
  const file = (name: string) => join(import.meta.dirname, "testing/library", name);
  const whose = Object.entries(library.tokens).flatMap(([who, card]) => ["--token-of", `${who}=${card}`]);
  const foreign = ["--contract", file("openapi.yaml"), "--plan", file("plan.ts"), "--url", library.url];
  const { stdout, stderr, exitCode } = await run(...foreign, ...whose, "--closed");
  await library.close();
  expect([stderr, exitCode]).toEqual(["", 0]);
  expect(stdout).toMatch(/4\d\d passed, 0 failed, 6 not reached\.\n.* against Library 1\.0\.0: /);
}, 20_000);
test("--list prints what a sample would take", async () => {
  const all = await run(...good(), "--list");
  const some = await run(...good(), "--list", "--sample", "10s", "--rate", "200");
  const [names, chosen] = [all.stdout.split("\n"), some.stdout.split("\n")];
  expect(chosen.length).toBeLessThan(names.length);
  expect(names).toEqual(expect.arrayContaining(chosen));
});

test("a contract with references to elsewhere is refused, with what to do", async () => {
  const elsewhere = { ...contract, paths: { "/a": { $ref: "./a.yaml" } } };
  await writeFile(join(folder, "parts.json"), JSON.stringify(elsewhere));
  const { stderr } = await run("--contract", join(folder, "parts.json"));
  expect(stderr).toMatch(/refers to .\/a.yaml, which is outside of it. Bundle it: redocly bundle/);
});

test("at Ctrl-C it reports what was done, writes its reports, and ends with 130", async () => {
  const report = join(folder, "interrupted.json");
  const running = start(...good(), "--rate", "60", "--json", report);
  running.catch(() => {});
  const child = await running.nodeChildProcess;
  // What it will do is said when the run begins.
  await once(child.stdout ?? child, "data");
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  expect(code).toBe(130);
  const { stopped, counts } = JSON.parse(await readFile(report, "utf8"));
  expect(stopped).toBe("It was interrupted.");
  expect(counts.left).toBeGreaterThan(5);
});
