import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import manifest from "@crewkit/conformance/package.json" with { type: "json" };
import crewkitContract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { command } from "../command.ts";
import contract from "../testing/library/contract.ts";
import { startLibrary } from "../testing/library/server.ts";
import { main } from "./main.ts";

const source = join(import.meta.dirname, "..");
const planFile = join(source, "testing/library/plan.ts");
const files = ["--contract", join(source, "testing/library/openapi.yaml"), "--plan", planFile];

const library = await startLibrary();
const broken = await startLibrary(({ operationId }, respond) =>
  operationId === "getShelf" ? { status: 500 } : respond(),
);
const folder = await mkdtemp(join(tmpdir(), "conformance-"));
const inFolder = (name: string) => join(folder, name);
afterAll(() => Promise.all([library.close(), broken.close(), rm(folder, { recursive: true })]));

beforeEach(() => {
  vi.stubEnv("CREWKIT_API_URL", undefined);
  vi.stubEnv("CREWKIT_TOKEN", undefined);
});

async function runCommand(...args: string[]): Promise<{ stdout: string; stderr: string; exitCode: number }> {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const output = Promise.all([text(streams.stdout), text(streams.stderr)]);
  const onInterrupt = () => new AbortController().signal;
  const exitCode = await main(["node", command.package, ...args], command, { ...streams, onInterrupt });
  streams.stdout.end();
  streams.stderr.end();
  const [stdout, stderr] = await output;
  return { stdout, stderr, exitCode };
}

/** Options for a server with the contract and the plan of the library. */
function libraryAt(url = library.url): string[] {
  const tokens = Object.entries(library.tokens).flatMap(([actor, token]) => ["--token-of", `${actor}=${token}`]);
  return [...files, "--url", url, ...tokens, "--allow-writes"];
}

test("returns 0 if everything passed, and prints the selection first and the counts last", async () => {
  const { stdout, stderr, exitCode } = await runCommand(...libraryAt(), "--only", "getShelf");
  expect(stdout).toMatch(
    /^Target: +http:\S+ \(from --url\)\nTests: +\d+ test cases and \d+ scenarios for 1 operation, of \d+ tests\nTime: +about \d+ requests in /,
  );
  expect(stdout).toMatch(/\d+ passed, 0 failed\.\n.* against Library /);
  expect([stderr, exitCode]).toEqual(["Preparing the tests\nChecking the server and the tokens\n", 0]);
});

test("reads the URL and the token from the environment, unless --target is passed", async () => {
  vi.stubEnv("CREWKIT_API_URL", library.url);
  const only = ["--only", "listLoans > 200 > example"];
  const before = await runCommand(...files, ...only);
  expect(before.stderr).toMatch(/^No token for librarian, which the selected.*CREWKIT_TOKEN to a token\.$/m);
  expect(before.stdout).toContain(`${library.url} (from CREWKIT_API_URL)`);
  vi.stubEnv("CREWKIT_TOKEN", library.tokens.librarian);
  expect(await runCommand(...files, ...only)).toMatchObject({ exitCode: 0 });
  const { stdout } = await runCommand("--target", "mock", "--only", "getHealth > 200 > example");
  expect(stdout).toMatch(/^Target: +mock, started for this run\nURL: +http:[\s\S]*1 passed, 0 failed/);
});

test("returns 1 for a failure unless it is expected, and for an expected failure that passes", async () => {
  const name = "getShelf > 200 > example request";
  await writeFile(inFolder("expected.txt"), `# Fails for now.\n\n${name}\n`);
  const expected = ["--only", name, "--expected-failures", inFolder("expected.txt")];
  expect(await runCommand(...libraryAt(broken.url), "--only", name)).toMatchObject({ exitCode: 1 });
  expect(await runCommand(...libraryAt(broken.url), ...expected)).toMatchObject({ exitCode: 0 });
  const stdout = expect.stringContaining(`"${name}" is expected to fail`);
  expect(await runCommand(...libraryAt(), ...expected)).toMatchObject({ exitCode: 1, stdout });
});

test("prints a command that runs a failed test again, without secrets and reports", async () => {
  const target = ["--url", broken.url, "--token", "card-l-81", "--allow-writes"];
  const options = ["--seed", "7", "--bail", "--json", inFolder("again.json"), "--only", "getShelf > 200"];
  const { stdout } = await runCommand(...files, ...target, ...options);
  const again = `--url ${broken.url} --token "$TOKEN" --allow-writes --seed 7 ${files.join(" ")}`;
  expect(stdout).toContain(`  ${command.invocation} ${again} --only 'getShelf > 200 > example request'\n`);
});

test("writes a report in each format, into a new folder", async () => {
  const formats = { junit: /^<\?xml/, json: /^\{/, html: /^<!doctype html>/, markdown: /^### / };
  const reports = Object.keys(formats).flatMap((format) => [`--${format}`, inFolder(`reports/${format}`)]);
  await runCommand(...libraryAt(), "--only", "listShelves > 200", ...reports);
  for (const [format, start] of Object.entries(formats))
    expect(await readFile(inFolder(`reports/${format}`), "utf8")).toMatch(start);
});

test("--list prints only the selected names and sends nothing", async () => {
  const sent = library.requests.length;
  const all = (await runCommand(...libraryAt(), "--list")).stdout.split("\n");
  const sample = (await runCommand(...libraryAt(), "--list", "--sample", "10s", "--rate", "200")).stdout.split("\n");
  expect(all).toEqual(expect.arrayContaining(sample));
  expect(sample.length).toBeLessThan(all.length);
  expect((await runCommand(...libraryAt(), "--list")).stderr).toBe("");
  expect(library.requests.length).toBe(sent);
});

test("--version prints the versions of the package and the contract, without a plan for the contract", async () => {
  const suite = `crewkit-conformance ${manifest.version}`;
  const { title, version } = crewkitContract.info;
  expect(await runCommand("--version")).toMatchObject({ stdout: `${suite} (${title} ${version})\n`, exitCode: 0 });
  const library = `${contract.info.title} ${contract.info.version}`;
  expect((await runCommand("--version", ...files.slice(0, 2))).stdout).toBe(`${suite} (${library})\n`);
});

test("returns 2 if every test with a valid request and a token was skipped", async () => {
  const success = "(context) => context.call('createShelf').then(() => ({}))";
  const plan = `import plan from "${planFile}";\nexport default { ...plan, operations: { listLoans: { success: ${success} } } };`;
  await writeFile(inFolder("plan.mjs"), plan);
  const target = ["--plan", inFolder("plan.mjs"), "--url", library.url, "--token", "card-l-81"];
  const only = ["--only", "listLoans > ", "--only", "exportCatalog > 401"];
  const { stdout, exitCode } = await runCommand(...files, ...target, ...only);
  expect(stdout).toContain("Every test with a valid request and a token was skipped");
  expect(exitCode).toBe(2);
});

describe("returns 2 and prints one line if", () => {
  const withoutToken = [...files, "--url", library.url];
  test.each<[string, string[], RegExp]>([
    ["an option is unknown", ["--ulr", "x"], /--ulr/],
    ["a token has no actor", ["--token-of", "x"], /--token-of.*ACTOR=TOKEN/],
    ["ids don't match their path", ["--resource", "/{}/x/{}=1"], /--resource.*\/\{\}\/projects\/\{\}=/],
    ["no server responds", libraryAt("http://127.0.0.1:1"), /http:\/\/127.0.0.1:1.*No tests were run/],
    ["the URL is empty", [...files, "--url", ""], /--url is empty.*--target mock/],
    ["there are two targets", [...libraryAt(), "--target", "mock"], /--target and --url/],
    ["the token is rejected", [...withoutToken, "--token", "wrong"], /librarian.*--token/],
    ["a file is missing", ["--contract", inFolder("none.json")], /none.json/],
    ["a file is not a contract", ["--contract", join(source, "../package.json")], /package\.json.*OpenAPI 3\.1/],
    ["a plan is malformed", ["--plan", join(source, "values/json.ts")], /json\.ts.*default export/],
    ["a plan is for another contract", files.slice(0, 2), /"crewkit".*--plan/],
    ["the API has no mock", files, /"Library".*--url/],
    ["no name matches --only", [...libraryAt(), "--only", "nothing"], /--list/],
    ["a report cannot be written", [...libraryAt(), "--json", folder], /EISDIR/],
  ])("%s", async (_, args, message) => {
    const { stderr, exitCode } = await runCommand(...args);
    const lines = stderr.split("\n").filter((line) => !/^(Preparing|Starting|Checking) the /.test(line));
    expect(lines).toEqual([expect.stringMatching(message), ""]);
    expect(exitCode).toBe(2);
  });

  test("a contract has a syntax error", async () => {
    const file = inFolder("syntax.json");
    await writeFile(file, '{\n  "openapi": "3.1.0"\n  "info": {}\n}');
    const stderr = `${file} is neither JSON nor YAML: Missing , between flow map items at line 3, column 3\n`;
    expect(await runCommand("--contract", file)).toMatchObject({ stderr, exitCode: 2 });
  });

  test.each([
    ["another file", "./a.yaml", /\.\/a\.yaml.*redocly bundle/],
    ["a missing part", "#/components/pathItems/A", /#\/components\/pathItems\/A \(at #\/paths\/~1a\)/],
  ])("a contract refers to %s", async (_, $ref, message) => {
    const file = inFolder("parts.json");
    await writeFile(file, JSON.stringify({ ...contract, paths: { "/a": { $ref } } }));
    expect(await runCommand("--contract", file)).toMatchObject({ stderr: expect.stringMatching(message), exitCode: 2 });
  });
});
