import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { command } from "../plans/crewkit/command.ts";
import { contract, token } from "../testing/notes.ts";
import { commandRunner, useCommandFixture } from "../testing/run-command.ts";

const runCommand = commandRunner(command);
const fixture = useCommandFixture();
const source = join(import.meta.dirname, "..");

test("returns 2 if a long run needs confirmation, but there is no terminal", async () => {
  const { stderr, exitCode } = await runCommand(...fixture.notesAt(), "--rate", "1");
  expect(stderr).toMatch(/^This run takes about .* h.* Pass --yes .*\n--sample 5m /);
  expect(exitCode).toBe(2);
});

test("leaves no report if the run does not start", async () => {
  const report = fixture.file("none/report.json");
  await runCommand(...fixture.notesAt("http://127.0.0.1:1"), "--json", report);
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
  const plan = "operations: { listNotes: { success: (context) => context.call('writeNote').then(() => ({})) } }";
  const options = await fixture.writePlan("writes", plan);
  const { stdout, exitCode } = await runCommand(...options, "--url", fixture.notes.url, "--token", token);
  expect(stdout).toContain("Every test with a valid request and a token was skipped");
  expect(stdout).toMatch(/[1-9]\d* passed, 0 failed/);
  expect(exitCode).toBe(2);
});

const notesWithoutToken = () => [...fixture.notesFiles, "--url", fixture.notes.url];

describe("returns 2 and prints one line if", () => {
  test.each<[string, () => string[], string | RegExp]>([
    ["an option is unknown", () => ["--ulr", "x"], "--ulr"],
    ["a token has no actor", () => ["--token-of", "x"], /--token-of.*ACTOR=TOKEN/],
    ["an actor is unknown", () => [...fixture.notesAt(), "--token-of", "editor=x"], /--token-of editor.*writer/],
    ["ids don't match their path", () => ["--resource", "/{}/x/{}=1"], /--resource.*\/\{\}\/projects\/\{\}=/],
    ["a URL is malformed", () => [...fixture.notesFiles, "--url", "nowhere"], "nowhere"],
    ["no server responds", () => fixture.notesAt("http://127.0.0.1:1"), "http://127.0.0.1:1"],
    ["there is no token", notesWithoutToken, /writer, which 2 of the selected.*--token.*CREWKIT_TOKEN\./],
    ["the token has two lines", () => [...fixture.notesAt(), "--token", "a\nb"], /writer.*line break/],
    ["the URL is empty", () => [...fixture.notesFiles, "--url", ""], /--url is empty.*--target mock/],
    ["there are two targets", () => [...fixture.notesAt(), "--target", "mock"], /--target and --url/],
    ["the token is rejected", () => [...notesWithoutToken(), "--token", "wrong"], /writer.*--token/],
    ["a file is missing", () => ["--contract", fixture.file("none.json")], "none.json"],
    ["a file is not a contract", () => ["--contract", join(source, "../package.json")], /package\.json.*OpenAPI 3\.1/],
    ["a plan is malformed", () => ["--plan", join(source, "values/json.ts")], /json\.ts.*default export/],
    ["a plan is for another contract", () => ["--contract", fixture.file("contract.json")], /"crewkit".*--plan/],
    ["the API has no mock", () => fixture.notesFiles, /"notes".*--url/],
    ["no name matches --only", () => [...fixture.notesAt(), "--only", "nothing"], "--list"],
    ["a report cannot be written", () => [...fixture.notesAt(), "--json", dirname(fixture.file("a"))], "EISDIR"],
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
    const scenarios = "scenarios: { listNote: {} }, operations: { writeNote: { unique: ['txt'] } }";
    const options = [...(await fixture.writePlan("typos", `refusals: {}, ${scenarios}`)), "--url", fixture.notes.url];
    const before = fixture.notes.requests.length;
    expect(await runCommand(...options)).toEqual({
      stdout: "",
      stderr: [
        'The plan "notes" has 3 problems:',
        "- unknown key refusals.",
        "- scenarios: unknown operation listNote. Did you mean listNotes?",
        "- operations.writeNote.unique: unknown field or parameter txt. Did you mean text?",
        "",
      ].join("\n"),
      exitCode: 2,
    });
    expect(fixture.notes.requests.length).toBe(before);
  });
});
