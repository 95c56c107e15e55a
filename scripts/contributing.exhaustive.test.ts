import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gt } from "semver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./steps/project.ts";
import { copyRepository, type RepositoryCopy } from "./testing/copy.ts";

// Follows the how-to guides of CONTRIBUTING.md in a copy of the repository. `limit` is the maximum number of files edited by hand.
const guides: [title: string, limit: number, perform: () => Promise<void> | void][] = [
  ["Add an operation", 3, addOperation],
  ["Add a resource", 9, addResource],
  ["Change a parameter", 1, changeParameter],
  ["Add a field to a response", 3, addField],
  ["Add a lint rule", 2, addRule],
  ["Describe a change", 0, describeChange],
  ["Release", 0, release],
];

let copy: RepositoryCopy;
const edited = new Set<string>();

beforeAll(async () => {
  copy = await copyRepository();
}, 600_000);
afterAll(() => copy.remove());

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
  await copy.pnpm("test");
});

async function addOperation() {
  const path = "openapi/paths/sessions/{org_id}@sessions@{id}@archive.yaml";
  const handlers = "packages/mock/src/resources/sessions/handlers.ts";
  const examples = "openapi/requests/sessions.yaml";
  await copy.pnpm("new", "operation", "archiveSession", "post", "/{org_id}/sessions/{id}/archive");
  edit(path, /"FILL IN: a title.*"/, "Archive a session");
  edit(path, /"FILL IN: what the operation does.*"/, "Moves an unfinished or finished session to the archive.");
  edit(path, /"FILL IN: what the response contains.*"/, "The archived session.");
  edit(examples, /"FILL IN: what the example shows\."/, "A session that is archived.");
  edit(handlers, /\n.*FILL IN: the changes.*/, "");
  await copy.pnpm("generate");
  await copy.pnpm("lint", "--fix");
  await copy.pnpm("conformance", "--only", "archiveSession");
}

// Tags have a color and a unique name.
async function addResource() {
  await copy.pnpm("new", "resource", "Tag", "list", "create", "get", "delete");
  const folder = "openapi/components";
  edit("openapi/openapi.yaml", /"FILL IN: what tags are for\."/, "Label the sessions of an organization.");
  edit(
    "openapi/paths/tags/{org_id}@tags.yaml",
    /(?<=Creates a tag in the organization\.)/,
    " Returns 422 if a tag has the name.",
  );
  edit(`${folder}/schemas/tags/Tag.yaml`, /"FILL IN: what a tag is\."/, "A label of sessions.");
  for (const schema of ["Tag", "TagCreate"]) {
    edit(`${folder}/schemas/tags/${schema}.yaml`, /(?<=^required: .*)name/m, "name, color");
    const color = "type: string\n    enum: [red, green]\n    description: The color of the tag in the dashboard.";
    edit(`${folder}/schemas/tags/${schema}.yaml`, /(?<=The tag's name\.)/, `\n  color:\n    ${color}`);
  }
  edit("openapi/world/tags.yaml", /First tag/, "Urgent\n  color: red");
  edit("openapi/requests/tags.yaml", /(?<=tags.yaml#\/first\/name \})/, ", color: red");
  const requests = [
    "    nameTaken: { body: { name: $once.createTag#/data/name } }",
    "    colorUnknown: { body: { color: blue } }",
    "  success: { body: { name: $unique.tag, color: red } }",
    "  sample: { body: { name: Later, color: green }, volatile: [/data/id, /data/created_at] }",
    "  unique: [name]",
  ];
  edit("openapi/requests/tags.yaml", /(?<=nameBlank: .*)$/m, `\n${requests.join("\n")}`);
  edit(`${folder}/responses/tags.yaml`, /nameBlank/, "nameBlank, nameTaken, colorUnknown");
  const details = "details: { name: [has already been taken] }";
  const taken = `value: { error: "Validation failed: Name has already been taken", ${details} }`;
  const unknown = `colorUnknown:\n  summary: The color is unknown.\n  value: { error: "" }\n`;
  edit(`${folder}/errors/tags.yaml`, /^/, `${unknown}nameTaken:\n  summary: Another tag has the name.\n  ${taken}\n`);
  const handlers = "packages/mock/src/resources/tags/handlers.ts";
  edit(
    handlers,
    /random, now \}\) => \(\{\n {2}data: (.*),\n\}\)/,
    `random, now, error }) => {
  if (store.tags.find({ organization_id: organization.id, name: body.name })) throw error("nameTaken");
  return { data: $1 };
}`,
  );
  await copy.pnpm("generate");
  await copy.pnpm("lint", "--fix");
  await copy.pnpm("conformance", "--only", "listTags", "createTag", "getTag", "deleteTag");
}

async function changeParameter() {
  const file = "openapi/components/parameters.yaml";
  edit(file, /(?<=^PerPage:.*default: )\d+/ms, "30");
  await copy.pnpm("generate");
}

async function addField() {
  const schema = "openapi/components/schemas/repositories/Repository.yaml";
  const field = "type: string\n    maxLength: 255\n    description: The branch that agents start from.";
  edit(schema, /^required: \[/m, "required: [default_branch, ");
  edit(schema, /^properties:$/m, `properties:\n  default_branch:\n    ${field}`);
  edit("openapi/world/repositories.yaml", /^ {2}created_at:/gm, "  default_branch: main\n  created_at:");
  edit(
    "packages/mock/src/resources/repositories/handlers.ts",
    /created_at: now\(\),/,
    '$&\n    default_branch: "main",',
  );
  await copy.pnpm("generate");
}

async function addRule() {
  await copy.pnpm("new", "rule", "no-plural-tags");
  const folder = "packages/lint/src/rules/no-plural-tags";
  const message = /is a placeholder\. Write a summary/;
  edit(`${folder}/rule.ts`, message, "is missing. Write a summary");
  edit(`${folder}/rule.md`, message, "is missing. Write a summary");
  edit(`${folder}/rule.md`, /^FILL IN: what the rule requires\.$/m, "Each operation has its own summary.");
}

async function describeChange() {
  await copy.pnpm(
    "changeset",
    "--minor",
    "@crewkit/openapi",
    "--message",
    "**All operations.** A page has 30 items by default.",
  );
  await copy.pnpm(
    "changeset",
    "--patch",
    "@crewkit/client",
    "--message",
    "The docs of `per_page` name the new default.",
  );
  await copy.pnpm("contract:diff");
}

async function release() {
  await copy.commit("Change the page size");
  await copy.git("push", "--quiet", "origin", "main");
  await copy.git("switch", "--quiet", "--create=release");
  const { version } = readManifest("openapi");
  await copy.pnpm("release:version");
  const { version: released } = readManifest("openapi");
  expect(gt(released, version)).toBe(true);
  await copy.commit(`Release ${readManifest("packages/client").version}`);
  await copy.git("push", "--quiet", "origin", "release:main");
  await copy.git("switch", "--quiet", "main");
  await copy.git("pull", "--quiet", "origin", "main");
  await copy.git("tag", `contract-v${released}`);
  await copy.git("tag", `v${readManifest("packages/client").version}`);
  await copy.pnpm("contract:diff");
}

function readManifest(folder: string): { version: string } {
  return JSON.parse(readFileSync(join(copy.folder, folder, "package.json"), "utf8"));
}

function edit(file: string, pattern: RegExp, replacement: string): void {
  const path = join(copy.folder, file);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const after = before.replace(pattern, replacement);
  expect(after, `${file} has no ${pattern}`).not.toBe(before);
  writeFileSync(path, after);
  edited.add(file);
}
