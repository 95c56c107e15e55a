import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import manifest from "@crewkit/conformance/package.json" with { type: "json" };
import { expect, onTestFinished, test, vi } from "vitest";
import { command } from "../plans/crewkit/command.ts";
import { startLibrary } from "../testing/library/server.ts";
import { contract, serveNotes, token } from "../testing/notes.ts";
import { commandRunner, useCommandFixture } from "../testing/run-command.ts";

const runCommand = commandRunner(command);
const fixture = useCommandFixture();

test("returns 0 if everything passed, and prints the selection first and the counts last", async () => {
  const { stdout, stderr, exitCode } = await runCommand(...fixture.notesAt());
  expect(stdout).toMatch(
    /^Target: +http:\S+ \(from --url\)\nTests: +\d+ test cases and \d+ scenarios? for 3 operations\nTime: +about \d+ requests in /,
  );
  expect(stdout).toMatch(/\d+ passed, 0 failed\.\n/);
  expect([stderr, exitCode]).toEqual(["", 0]);
});

test("reads the URL and the token from the environment, and prints the target before the first request", async () => {
  vi.stubEnv("CREWKIT_API_URL", fixture.notes.url);
  const before = await runCommand(...fixture.notesFiles, "--only", "listNotes > 200");
  expect(before.stderr).toMatch(/^No token for writer/);
  expect(before.stdout).toContain(`${fixture.notes.url} (from CREWKIT_API_URL)`);
  vi.stubEnv("CREWKIT_TOKEN", token);
  expect(await runCommand(...fixture.notesFiles, "--only", "listNotes > 200")).toMatchObject({ exitCode: 0 });
});

test("--target mock takes precedence over the environment", async () => {
  vi.stubEnv("CREWKIT_API_URL", fixture.notes.url);
  vi.stubEnv("CREWKIT_TOKEN", token);
  const { stdout } = await runCommand("--target", "mock", "--only", "getHealth > 200 > example");
  expect(stdout).toMatch(/^Target: +mock, started for this run\nURL: +http:/);
  expect(stdout).toContain("1 passed, 0 failed");
});

test("returns 1 for a failure unless it is expected, and for an expected failure that passes", async () => {
  const broken = await serveNotes(({ url }, response) => url === "/health" && Boolean(response.writeHead(500).end()));
  onTestFinished(() => broken.close());
  const failed = await runCommand(...fixture.notesAt(broken.url), "--json", fixture.file("failed.json"));
  expect(failed.exitCode).toBe(1);
  expect(failed.stdout).toContain("✗ getHealth > 200 > example request\n");
  const { results } = JSON.parse(await readFile(fixture.file("failed.json"), "utf8"));
  const names = results.flatMap(({ outcome, name }: Record<string, string>) => (outcome === "failed" ? [name] : []));
  await writeFile(fixture.file("expected.txt"), `# Issue 12\n\n${names.join("\n")}\n`);
  const expected = ["--expected-failures", fixture.file("expected.txt")];
  expect(await runCommand(...fixture.notesAt(broken.url), ...expected)).toMatchObject({ exitCode: 0 });
  const fixed = await runCommand(...fixture.notesAt(), ...expected);
  expect(fixed.exitCode).toBe(1);
  for (const name of names) expect(fixed.stdout).toContain(`"${name}" is expected to fail`);
});

test("prints a command that runs a failed test again, without secrets and reports", async () => {
  const broken = await serveNotes(({ url }, response) => url === "/health" && Boolean(response.writeHead(500).end()));
  onTestFinished(() => broken.close());
  const options = [...fixture.notesAt(broken.url), "--seed", "7", "--bail", "--json", fixture.file("again.json")];
  const { stdout } = await runCommand(...options);
  const files = `--contract '${fixture.file("contract.json")}' --plan '${fixture.file("plan.mjs")}'`;
  expect(stdout).toContain(
    `  npx @crewkit/conformance --url '${broken.url}' --token "$TOKEN" --allow-writes --seed '7' ${files} --only 'getHealth > 200 > example request'\n`,
  );
});

test("writes a report in each format, into a new folder", async () => {
  const formats = ["junit", "json", "html", "markdown"];
  const reports = formats.flatMap((format) => [`--${format}`, fixture.file(`reports/${format}`)]);
  await runCommand(...fixture.notesAt(), "--only", "getHealth", ...reports);
  const texts = await Promise.all(formats.map((format) => readFile(fixture.file(`reports/${format}`), "utf8")));
  const starts = [/^<\?xml/, /^\{/, /^<!doctype html>/, /^### /];
  for (const [index, text] of texts.entries()) expect(text).toMatch(starts[index] ?? "");
});

test("--list prints the selected names and sends nothing", async () => {
  const before = fixture.notes.requests.length;
  const list = async (...args: string[]) =>
    (await runCommand(...fixture.notesAt(), "--list", ...args)).stdout.split("\n");
  expect(await list("--only", "listNotes > 401 > no token")).toEqual(["listNotes > 401 > no token", ""]);
  const [all, some] = [await list(), await list("--sample", "10s", "--rate", "200")];
  expect(some.length).toBeLessThan(all.length);
  expect(all).toEqual(expect.arrayContaining(some));
  expect(fixture.notes.requests.length).toBe(before);
});

test("--version prints the versions of the suite and of the contract", async () => {
  const { stdout, exitCode } = await runCommand("--version", ...fixture.notesFiles);
  expect(stdout).toBe(`@crewkit/conformance ${manifest.version} (${contract.info.title} ${contract.info.version})\n`);
  expect(exitCode).toBe(0);
});

test("tests another API with its contract and its plan", async () => {
  const library = await startLibrary();
  onTestFinished(() => library.close());
  const fileOf = (name: string) => join(import.meta.dirname, "../testing/library", name);
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
