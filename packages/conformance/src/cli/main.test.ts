import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import manifest from "@crewkit/conformance/package.json" with { type: "json" };
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { command } from "../plans/crewkit/command.ts";
import { startLibrary } from "../testing/library/server.ts";
import { contract, type Notes, serveNotes, token } from "../testing/notes.ts";
import { main } from "./main.ts";

async function runCommand(...args: string[]) {
  const written = { stdout: "", stderr: "" };
  const streamTo = (name: keyof typeof written) =>
    new Writable({
      write(chunk, _, done) {
        written[name] += chunk;
        done();
      },
    });
  const onInterrupt = () => new AbortController().signal;
  const terminal = { stdout: streamTo("stdout"), stderr: streamTo("stderr"), onInterrupt };
  const exitCode = await main(["node", command.command, ...args], command, terminal);
  return { ...written, exitCode };
}

const source = join(import.meta.dirname, "..");

let folder: string;
let notes: Notes;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "conformance-"));
  notes = await serveNotes();
  await writeFile(file("contract.json"), JSON.stringify(contract));
  const plan = `export { plan as default } from ${JSON.stringify(join(source, "testing/notes.ts"))};`;
  await writeFile(file("plan.mjs"), plan);
});
afterAll(async () => {
  await notes.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  vi.stubEnv("CREWKIT_API_URL", undefined);
  vi.stubEnv("CREWKIT_TOKEN", undefined);
});

const file = (name: string) => join(folder, name);
const notesFiles = () => ["--contract", file("contract.json"), "--plan", file("plan.mjs")];
const notesAt = (url: string) => [...notesFiles(), "--url", url, "--token", token, "--allow-writes"];

test("returns 0 if everything passed, and prints the selection first and the counts last", async () => {
  const { stdout, stderr, exitCode } = await runCommand(...notesAt(notes.url));
  const [, cases = "0"] =
    /^http:\S+: (\d+) test cases .* for 3 operations, about .* requests in .*\n/.exec(stdout) ?? [];
  expect(Number(cases)).toBeGreaterThan(0);
  expect(stdout).toMatch(/\d+ passed, 0 failed\.\n/);
  expect([stderr, exitCode]).toEqual(["", 0]);
});

test("reads the URL and the token from the environment", async () => {
  vi.stubEnv("CREWKIT_API_URL", notes.url);
  vi.stubEnv("CREWKIT_TOKEN", token);
  const { stdout, exitCode } = await runCommand(...notesFiles(), "--only", "listNotes > 200");
  expect(stdout).toContain(notes.url);
  expect(exitCode).toBe(0);
});

test("returns 1 for a failure unless it is expected, and for an expected failure that passes", async () => {
  const broken = await serveNotes(({ url }, response) => url === "/health" && Boolean(response.writeHead(500).end()));
  onTestFinished(() => broken.close());
  const failed = await runCommand(...notesAt(broken.url), "--json", file("failed.json"));
  expect(failed.exitCode).toBe(1);
  expect(failed.stdout).toContain("✗ getHealth × 200");
  const { results } = JSON.parse(await readFile(file("failed.json"), "utf8"));
  const names = results.flatMap(({ outcome, name }: Record<string, string>) => (outcome === "failed" ? [name] : []));
  await writeFile(file("expected.txt"), `# Issue 12\n\n${names.join("\n")}\n`);
  const expected = ["--expected-failures", file("expected.txt")];
  expect(await runCommand(...notesAt(broken.url), ...expected)).toMatchObject({ exitCode: 0 });
  const fixed = await runCommand(...notesAt(notes.url), ...expected);
  expect(fixed.exitCode).toBe(1);
  for (const name of names) expect(fixed.stdout).toContain(`"${name}" is expected to fail`);
});

test("writes a report in each format, into a new folder", async () => {
  const formats = ["junit", "json", "html", "markdown"];
  const reports = formats.flatMap((format) => [`--${format}`, file(`reports/${format}`)]);
  await runCommand(...notesAt(notes.url), "--only", "getHealth", ...reports);
  const texts = await Promise.all(formats.map((format) => readFile(file(`reports/${format}`), "utf8")));
  const starts = [/^<\?xml/, /^\{/, /^<!doctype html>/, /^### /];
  for (const [index, text] of texts.entries()) expect(text).toMatch(starts[index] ?? "");
});

test("--list prints names and sends nothing", async () => {
  const before = notes.requests.length;
  const { stdout, exitCode } = await runCommand(...notesAt(notes.url), "--list", "--only", "listNotes > 401");
  expect(stdout).toBe("listNotes > 401 > no token\nlistNotes > 401 > a malformed token\n");
  expect([exitCode, notes.requests.length]).toEqual([0, before]);
});

test("--list --sample prints part of the names", async () => {
  const all = await runCommand(...notesAt(notes.url), "--list");
  const some = await runCommand(...notesAt(notes.url), "--list", "--sample", "10s", "--rate", "200");
  const [names, chosen] = [all.stdout.split("\n"), some.stdout.split("\n")];
  expect(chosen.length).toBeLessThan(names.length);
  expect(names).toEqual(expect.arrayContaining(chosen));
});

test("--version prints the versions of the suite and of the contract", async () => {
  const { stdout, exitCode } = await runCommand("--version", ...notesFiles());
  expect(stdout).toBe(`crewkit-conformance ${manifest.version} (${contract.info.title} ${contract.info.version})\n`);
  expect(exitCode).toBe(0);
});

test("--help prints every option and returns 0", async () => {
  const { stdout, exitCode } = await runCommand("--help");
  expect(stdout).toContain("--expected-failures <file>");
  expect(exitCode).toBe(0);
});

test("tests another API with its contract and its plan", async () => {
  const library = await startLibrary();
  onTestFinished(() => library.close());
  const fileOf = (name: string) => join(source, "testing/library", name);
  const tokens = Object.entries(library.tokens).flatMap(([actor, card]) => ["--token-of", `${actor}=${card}`]);
  const libraryOptions = [
    "--contract",
    fileOf("openapi.yaml"),
    "--plan",
    fileOf("plan.ts"),
    "--url",
    library.url,
    "--allow-writes",
  ];
  const { stdout, stderr, exitCode } = await runCommand(...libraryOptions, ...tokens, "--closed", "--only", "getShelf");
  expect([stderr, exitCode]).toEqual(["", 0]);
  expect(stdout).toMatch(/ passed, 0 failed\.\n.* against Library /);
});

describe("returns 2 and prints one line if", () => {
  test.each<[string, () => string[], string | RegExp]>([
    ["an option is unknown", () => ["--ulr", "x"], "--ulr"],
    ["a duration is malformed", () => ["--sample", "often"], /--sample.*\b90s\b/],
    ["a token has no actor", () => ["--token-of", "x"], /--token-of.*ACTOR=TOKEN/],
    ["an actor is unknown", () => [...notesAt(notes.url), "--token-of", "editor=x"], /--token-of editor.*writer/],
    ["ids don't match their path", () => ["--resource", "/{}/x/{}=1"], /--resource.*\/\{\}\/projects\/\{\}=/],
    ["a URL is malformed", () => [...notesFiles(), "--url", "nowhere"], "nowhere"],
    ["no server responds", () => [...notesFiles(), "--url", "http://127.0.0.1:1"], "http://127.0.0.1:1"],
    ["the token is rejected", () => [...notesFiles(), "--url", notes.url, "--token", "wrong"], /writer.*--token/],
    ["a file is missing", () => ["--contract", file("none.json")], "none.json"],
    ["a file is not a contract", () => ["--contract", join(source, "../package.json")], /package\.json.*OpenAPI 3\.1/],
    ["a plan is malformed", () => ["--plan", join(source, "values/json.ts")], /json\.ts.*default export/],
    ["a plan is for another contract", () => ["--contract", file("contract.json")], /"crewkit".*--plan/],
    ["the API has no mock", () => notesFiles(), /"notes".*--url/],
    ["no name matches --only", () => [...notesAt(notes.url), "--only", "nothing"], "--list"],
    ["a report cannot be written", () => [...notesAt(notes.url), "--json", folder], "EISDIR"],
    ["a folder has no workflows", () => [...notesAt(notes.url), "--workflows", folder], ".arazzo.yaml"],
  ])("%s", async (_, args, message) => {
    const { stderr, exitCode } = await runCommand(...args());
    expect(stderr).toMatch(message);
    expect(stderr.match(/\n/g)).toHaveLength(1);
    expect(exitCode).toBe(2);
  });

  test.each([
    ["another file", "./a.yaml", /\.\/a\.yaml.*redocly bundle/],
    ["a missing part", "#/components/pathItems/A", /#\/components\/pathItems\/A \(at #\/paths\/~1a\)/],
  ])("a contract refers to %s", async (_, $ref, message) => {
    await writeFile(file("parts.json"), JSON.stringify({ ...contract, paths: { "/a": { $ref } } }));
    const { stderr, exitCode } = await runCommand("--contract", file("parts.json"));
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });

  test("a plan has three wrong names", async () => {
    const plan = `import { plan } from ${JSON.stringify(join(source, "testing/notes.ts"))};
      export default { ...plan, refusals: {}, scenarios: { listNote: {} }, operations: { writeNote: { unique: ["txt"] } } };`;
    await writeFile(file("typos.mjs"), plan);
    const options = ["--contract", file("contract.json"), "--plan", file("typos.mjs"), "--url", notes.url];
    const before = notes.requests.length;
    expect(await runCommand(...options)).toEqual({
      stdout: "",
      stderr: [
        'The plan "notes" has 3 problems:',
        "- refusals: the key refusals is now called errorStatuses.",
        "- scenarios: the contract has no operation listNote. Did you mean listNotes?",
        "- operations.writeNote.unique: the request body of writeNote has no field txt. Did you mean text?",
        "",
      ].join("\n"),
      exitCode: 2,
    });
    expect(notes.requests.length).toBe(before);
  });
});
