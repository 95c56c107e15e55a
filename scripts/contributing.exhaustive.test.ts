import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import spawn from "nano-spawn";
import { inc, major } from "semver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./steps/project.ts";

// Follows the how-to guides of CONTRIBUTING.md in a copy of the repository. `limit` is the maximum number of files edited by hand.
const guides: [title: string, limit: number, perform: () => Promise<void> | void][] = [
  ["Add an operation", 5, addOperation],
  ["Change a parameter", 1, changeParameter],
  ["Add a field to a response", 3, addField],
  ["Add a lint rule", 2, addRule],
  ["Release the contract", 1, releaseContract],
  ["Release the packages", 1, releasePackages],
];

const copy = realpathSync(mkdtempSync(join(tmpdir(), "crewkit-guides-")));
const pinned = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const edited = new Set<string>();

beforeAll(async () => {
  await spawn("git", ["clone", "--quiet", root, copy]);
  // Include uncommitted changes.
  const { stdout } = await spawn("git", ["ls-files", "-cdo", "--exclude-standard"], { cwd: root });
  for (const file of stdout.split("\n")) {
    if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
    else rmSync(join(copy, file), { force: true });
  }
  await pnpm("install", "--frozen-lockfile", "--prefer-offline");
}, 600_000);
afterAll(() => rmSync(copy, { recursive: true }));

test("CONTRIBUTING.md contains these how-to guides, with at most ten steps each", () => {
  const [, section = ""] =
    /^## How-to guides$(.*?)^## /ms.exec(readFileSync(join(root, "CONTRIBUTING.md"), "utf8")) ?? [];
  const described = section.split(/^### /m).slice(1);
  expect(described.map((guide) => guide.split("\n")[0])).toEqual(guides.map(([title]) => title));
  for (const guide of described) expect(guide.match(/^\d+\. /gm)?.length).toBeLessThanOrEqual(10);
});

test.each(guides)("%s, with at most %i files edited by hand", { timeout: 600_000 }, async (_, limit, perform) => {
  edited.clear();
  await perform();
  expect([...edited].length).toBeLessThanOrEqual(limit);
});

test("passes all tests after performing the guides", { timeout: 1_800_000 }, async () => {
  await pnpm("test");
});

async function addOperation() {
  const path = "openapi/paths/sessions/{org_id}@sessions@{id}@archive.yaml";
  await pnpm("new", "operation", "archiveSession", "post", "/{org_id}/sessions/{id}/archive", "--like", "endSession");
  edit(path, /"FILL IN: a verb and a noun"/, "Archive a session");
  edit(
    path,
    /"FILL IN: what it does.*"/,
    ">-\n    Ends a session permanently. Only the user who runs the session can archive it.",
  );
  edit(path, /"FILL IN: what the response contains"/, "The archived session.");
  edit("openapi/world/examples/sessions.yaml", /"FILL IN: what the example shows"/g, "A session that is archived.");
  edit(
    "packages/mock/src/handlers/sessions/archiveSession.ts",
    /\n\nexport/,
    "\n\n// Archiving also ends the session.\nexport",
  );
  await pnpm("generate");
  await pnpm("lint");
  await pnpm("conformance", "--only", "archiveSession");
}

async function changeParameter() {
  const file = "openapi/components/parameters.yaml";
  edit(file, /(?<=^PerPage:.*)25(?=\.?$)/gms, "30");
  await pnpm("generate");
}

async function addField() {
  const schema = "openapi/components/schemas/projects/Repository.yaml";
  const field = "type: string\n    maxLength: 255\n    description: The branch that agents start from.";
  edit(schema, /^required: \[/m, "required: [default_branch, ");
  edit(schema, /^properties:$/m, `properties:\n  default_branch:\n    ${field}`);
  edit("openapi/world/repositories.yaml", /^ {2}created_at:/gm, "  default_branch: main\n  created_at:");
  edit(
    "packages/mock/src/handlers/repositories/createRepository.ts",
    /created_at: now\(\),/,
    '$&\n    default_branch: "main",',
  );
  await pnpm("generate");
}

async function addRule() {
  await pnpm("new", "rule", "no-plural-tags");
  const folder = "packages/lint/src/rules/no-plural-tags";
  const message = /is a placeholder\. Write a summary/;
  edit(`${folder}/rule.ts`, message, "is missing. Write a summary");
  edit(`${folder}/rule.md`, message, "is missing. Write a summary");
  edit(`${folder}/rule.md`, /^FILL IN: what the rule requires\.$/m, "Each operation has its own summary.");
}

// The heading, or the place of the missing heading above the latest version.
const unreleased = /^(## Unreleased\n\n|(?=## ))/m;

async function releaseContract() {
  edit("openapi/CHANGELOG.md", unreleased, "## Unreleased\n\n- A page has 30 items by default.\n\n");
  const { version } = parse(readFileSync(join(copy, "openapi/openapi.yaml"), "utf8")).info;
  await pnpm("version:set", "contract", `${inc(version, major(version) === 0 ? "minor" : "major")}`);
  await pnpm("generate");
  await pnpm("contract:diff", "--record");
}

async function releasePackages() {
  edit("CHANGELOG.md", unreleased, "## Unreleased\n\n- **Client**: the default of `per_page` is 30.\n\n");
  const { version } = JSON.parse(readFileSync(join(copy, "packages/client/package.json"), "utf8"));
  await pnpm("version:set", "packages", `${inc(version, "minor")}`);
  await pnpm("generate");
}

function edit(file: string, pattern: RegExp, replacement: string): void {
  const before = readFileSync(join(copy, file), "utf8");
  const after = before.replace(pattern, replacement);
  expect(after, `${file} has no ${pattern}`).not.toBe(before);
  writeFileSync(join(copy, file), after);
  edited.add(file);
}

async function pnpm(...args: string[]): Promise<void> {
  const env = { PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  await spawn("npx", ["--yes", pinned.packageManager, ...args], { cwd: copy, env }).catch(({ output, message }) => {
    throw new Error(`${message}\n${output}`);
  });
}
