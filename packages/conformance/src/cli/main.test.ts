import { readFile, writeFile } from "node:fs/promises";
import manifest from "@crewkit/conformance/package.json" with { type: "json" };
import { expect, onTestFinished, test, vi } from "vitest";
import { command } from "../plans/crewkit/command.ts";
import contract from "../testing/library/contract.ts";
import { type Override, startLibrary } from "../testing/library/server.ts";
import { commandRunner, libraryFiles, useCommandFixture } from "../testing/run-command.ts";

const runCommand = commandRunner(command);
const fixture = useCommandFixture();

const breakShelf: Override = ({ operationId }, respond) => (operationId === "getShelf" ? { status: 500 } : respond());

test("returns 0 if everything passed, and prints the selection first and the counts last", async () => {
  const { stdout, stderr, exitCode } = await runCommand(...fixture.libraryAt(), "--closed", "--only", "getShelf");
  expect(stdout).toMatch(
    /^Target: +http:\S+ \(from --url\)\nTests: +\d+ test cases and \d+ scenarios for 1 operation, of \d+ tests\nTime: +about \d+ requests in /,
  );
  expect(stdout).toMatch(/\d+ passed, 0 failed\.\n.* against Library /);
  expect([stderr, exitCode]).toEqual(["", 0]);
});

test("reads the URL and the token from the environment, and prints the target before the first request", async () => {
  vi.stubEnv("CREWKIT_API_URL", fixture.library.url);
  const before = await runCommand(...libraryFiles, "--only", "listLoans > 200 > example");
  expect(before.stderr).toMatch(/^No token for librarian/);
  expect(before.stdout).toContain(`${fixture.library.url} (from CREWKIT_API_URL)`);
  vi.stubEnv("CREWKIT_TOKEN", fixture.library.tokens.librarian);
  expect(await runCommand(...libraryFiles, "--only", "listLoans > 200 > example")).toMatchObject({ exitCode: 0 });
});

test("--target mock takes precedence over the environment", async () => {
  vi.stubEnv("CREWKIT_API_URL", fixture.library.url);
  vi.stubEnv("CREWKIT_TOKEN", fixture.library.tokens.librarian);
  const { stdout } = await runCommand("--target", "mock", "--only", "getHealth > 200 > example");
  expect(stdout).toMatch(/^Target: +mock, started for this run\nURL: +http:/);
  expect(stdout).toContain("1 passed, 0 failed");
});

test("returns 1 for a failure unless it is expected, and for an expected failure that passes", async () => {
  const broken = await startLibrary(breakShelf);
  onTestFinished(broken.close);
  const only = ["--only", "getShelf > 200"];
  const failed = await runCommand(...fixture.libraryAt(broken.url), ...only, "--json", fixture.file("failed.json"));
  expect(failed.exitCode).toBe(1);
  expect(failed.stdout).toContain("✗ getShelf > 200 > example request\n");
  const { results } = JSON.parse(await readFile(fixture.file("failed.json"), "utf8"));
  const names = results.flatMap(({ outcome, name }: Record<string, string>) => (outcome === "failed" ? [name] : []));
  await writeFile(fixture.file("expected.txt"), `# Issue 12\n\n${names.join("\n")}\n`);
  const expected = ["--expected-failures", fixture.file("expected.txt")];
  expect(await runCommand(...fixture.libraryAt(broken.url), ...only, ...expected)).toMatchObject({ exitCode: 0 });
  const fixed = await runCommand(...fixture.libraryAt(), ...only, ...expected);
  expect(fixed.exitCode).toBe(1);
  for (const name of names) expect(fixed.stdout).toContain(`"${name}" is expected to fail`);
});

test("prints a command that runs a failed test again, without secrets and reports", async () => {
  const broken = await startLibrary(breakShelf);
  onTestFinished(broken.close);
  const target = ["--url", broken.url, "--token", "card-l-81", "--allow-writes"];
  const options = ["--seed", "7", "--bail", "--json", fixture.file("again.json"), "--only", "getShelf > 200"];
  const { stdout } = await runCommand(...libraryFiles, ...target, ...options);
  const [, contractFile, , planFile] = libraryFiles;
  const files = `--contract ${contractFile} --plan ${planFile}`;
  expect(stdout).toContain(
    `  npx @crewkit/conformance --url ${broken.url} --token "$TOKEN" --allow-writes --seed 7 ${files} --only 'getShelf > 200 > example request'\n`,
  );
});

test("writes a report in each format, into a new folder", async () => {
  const formats = ["junit", "json", "html", "markdown"];
  const reports = formats.flatMap((format) => [`--${format}`, fixture.file(`reports/${format}`)]);
  await runCommand(...fixture.libraryAt(), "--only", "listShelves > 200", ...reports);
  const texts = await Promise.all(formats.map((format) => readFile(fixture.file(`reports/${format}`), "utf8")));
  const starts = [/^<\?xml/, /^\{/, /^<!doctype html>/, /^### /];
  for (const [index, text] of texts.entries()) expect(text).toMatch(starts[index] ?? "");
});

test("--list prints the selected names and sends nothing", async () => {
  const before = fixture.library.requests.length;
  const list = async (...args: string[]) =>
    (await runCommand(...fixture.libraryAt(), "--list", ...args)).stdout.split("\n");
  expect(await list("--only", "listLoans > 401 > a malformed token")).toEqual([
    "listLoans > 401 > a malformed token",
    "",
  ]);
  const [all, some] = [await list(), await list("--sample", "10s", "--rate", "200")];
  expect(some.length).toBeLessThan(all.length);
  expect(all).toEqual(expect.arrayContaining(some));
  expect(fixture.library.requests.length).toBe(before);
});

test("--version prints the versions of the suite and of the contract", async () => {
  const { stdout, exitCode } = await runCommand("--version", ...libraryFiles);
  expect(stdout).toBe(`@crewkit/conformance ${manifest.version} (${contract.info.title} ${contract.info.version})\n`);
  expect(exitCode).toBe(0);
});
