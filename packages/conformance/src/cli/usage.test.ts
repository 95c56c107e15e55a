import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { command } from "../plans/crewkit/command.ts";
import contract from "../testing/library/contract.ts";
import { commandRunner, libraryFiles, useCommandFixture } from "../testing/run-command.ts";

const runCommand = commandRunner(command);
const fixture = useCommandFixture();
const source = join(import.meta.dirname, "..");

test("returns 2 if a long run needs confirmation, but there is no terminal", async () => {
  const { stderr, exitCode } = await runCommand(...fixture.libraryAt(), "--rate", "1");
  expect(stderr).toMatch(/^This run takes about .* h.* Pass --yes .*\n--sample 5m /);
  expect(exitCode).toBe(2);
});

test("leaves no report if the run does not start", async () => {
  const report = fixture.file("none/report.json");
  await runCommand(...fixture.libraryAt("http://127.0.0.1:1"), "--json", report);
  expect(existsSync(report)).toBe(false);
});

test("returns 2 if CREWKIT_API_URL is empty, as with a missing variable of a CI server", async () => {
  vi.stubEnv("CREWKIT_API_URL", "");
  expect(await runCommand()).toMatchObject({
    stderr: expect.stringContaining("CREWKIT_API_URL is empty"),
    exitCode: 2,
  });
});

test("returns 2 if every test with a valid request and a token was skipped", async () => {
  const success = "(context) => context.call('createShelf').then(() => ({}))";
  const options = await fixture.writePlan("writes", `operations: { listLoans: { success: ${success} } }`);
  const only = ["--only", "listLoans > ", "--only", "exportCatalog > 401"];
  const target = ["--url", fixture.library.url, "--token", "card-l-81"];
  const { stdout, exitCode } = await runCommand(...options, ...target, ...only);
  expect(stdout).toContain("Every test with a valid request and a token was skipped");
  expect(stdout).toMatch(/[1-9]\d* passed, 0 failed/);
  expect(exitCode).toBe(2);
});

const libraryWithoutToken = () => [...libraryFiles, "--url", fixture.library.url];

describe("returns 2 and prints one line if", () => {
  test.each<[string, () => string[], string | RegExp]>([
    ["an option is unknown", () => ["--ulr", "x"], "--ulr"],
    ["a token has no actor", () => ["--token-of", "x"], /--token-of.*ACTOR=TOKEN/],
    ["an actor is unknown", () => [...fixture.libraryAt(), "--token-of", "editor=x"], /--token-of editor.*librarian/],
    ["ids don't match their path", () => ["--resource", "/{}/x/{}=1"], /--resource.*\/\{\}\/projects\/\{\}=/],
    ["a URL is malformed", () => [...libraryFiles, "--url", "nowhere"], "nowhere"],
    ["no server responds", () => fixture.libraryAt("http://127.0.0.1:1"), "http://127.0.0.1:1"],
    ["there is no token", libraryWithoutToken, /librarian, which \d+ of the selected.*--token.*CREWKIT_TOKEN\./],
    ["the token has two lines", () => [...libraryWithoutToken(), "--token", "a\nb"], /librarian.*line break/],
    ["the URL is empty", () => [...libraryFiles, "--url", ""], /--url is empty.*--target mock/],
    ["there are two targets", () => [...fixture.libraryAt(), "--target", "mock"], /--target and --url/],
    ["the token is rejected", () => [...libraryWithoutToken(), "--token", "wrong"], /librarian.*--token/],
    ["a file is missing", () => ["--contract", fixture.file("none.json")], "none.json"],
    ["a file is not a contract", () => ["--contract", join(source, "../package.json")], /package\.json.*OpenAPI 3\.1/],
    ["a plan is malformed", () => ["--plan", join(source, "values/json.ts")], /json\.ts.*default export/],
    ["a plan is for another contract", () => libraryFiles.slice(0, 2), /"crewkit".*--plan/],
    ["the API has no mock", () => libraryFiles, /"Library".*--url/],
    ["no name matches --only", () => [...fixture.libraryAt(), "--only", "nothing"], "--list"],
    ["a report cannot be written", () => [...fixture.libraryAt(), "--json", dirname(fixture.file("a"))], "EISDIR"],
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
    await writeFile(fixture.file("parts.json"), JSON.stringify({ ...contract, paths: { "/a": { $ref } } }));
    const { stderr, exitCode } = await runCommand("--contract", fixture.file("parts.json"));
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });

  test("a plan has three wrong names", async () => {
    const scenarios = "scenarios: { listLoan: {} }, operations: { changeShelf: { unique: ['flor'] } }";
    const options = [...(await fixture.writePlan("typos", `refusals: {}, ${scenarios}`)), "--url", fixture.library.url];
    const before = fixture.library.requests.length;
    expect(await runCommand(...options)).toEqual({
      stdout: "",
      stderr: [
        'The plan "Library" has 3 problems:',
        "- operations.changeShelf.unique: unknown field or parameter flor. Did you mean floor?",
        "- unknown key refusals.",
        "- scenarios: unknown operation listLoan. Did you mean listLoans?",
        "",
      ].join("\n"),
      exitCode: 2,
    });
    expect(fixture.library.requests.length).toBe(before);
  });
});
