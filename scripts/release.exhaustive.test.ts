import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages } from "@crewkit/diff";
import { inc, minor } from "semver";
import { afterAll, test as anyTest, beforeAll, expect } from "vitest";
import { findUpstream, type Registry, startRegistry } from "./outside/registry.ts";
import { copyRepository, type RepositoryCopy } from "./testing/copy.ts";

// Releases a patch and a breaking change, from the changeset to the registry, in a copy of the repository.
let copy: RepositoryCopy;
let registry: Registry;

const upstream = await findUpstream();
if (!upstream) console.warn("Skipping the test of a release, because the registry that npm uses does not respond.");
const test = anyTest.skipIf(!upstream);

beforeAll(async () => {
  if (!upstream) return;
  registry = await startRegistry(upstream);
  const npm = { npm_config_registry: registry.url, NPM_CONFIG_USERCONFIG: join(registry.folder, "home/.npmrc") };
  copy = await copyRepository({ ...npm, CI: "", GITHUB_ACTIONS: "" });
}, 600_000);
afterAll(async () => {
  copy?.remove();
  await registry?.close();
});

const read = (file: string) => readFileSync(join(copy.folder, file), "utf8");
const write = (file: string, text: string) => writeFileSync(join(copy.folder, file), text);
const edit = (file: string, pattern: RegExp, replacement: string) =>
  write(file, read(file).replace(pattern, replacement));
const version = (name: string) =>
  publishedPackages(copy.folder).find((each) => each.name === `@crewkit/${name}`)?.version ?? "";
const addChangeset = (name: string, level: string, text: string) =>
  write(`.changeset/${name}.md`, `---\n"@crewkit/${name}": ${level}\n---\n\n${text}\n`);
const manifest = async (name: string) => (await fetch(`${registry.url}@crewkit/${name}/latest`)).json();
const publish = () => registry.run(copy.folder, "node scripts/publish.ts dist/release", { CI: "" });
const names = ["client", "conformance", "mcp", "mock", "openapi", "types"];

/** Commits to main, as if a pull request was merged. */
async function merge(message: string) {
  await copy.commit(message);
  await copy.git("push", "--quiet", "origin", "HEAD:main");
}

/** Applies the changesets on a branch, merges it, and follows the printed steps. A release of the unmerged branch is rejected. */
async function applyChangesets() {
  await copy.git("switch", "--quiet", "--create=release");
  const [, steps = ""] = (await copy.pnpm("release:version")).split("Then, on main:");
  await copy.commit("Release");
  const tags = [...steps.matchAll(/git tag (\S+)/g)].map(([, tag = ""]) => tag);
  for (const tag of tags) await copy.git("tag", tag);
  await expect(copy.pnpm("release", "--dry-run")).rejects.toThrow("This commit is not on main of origin.");
  await copy.git("tag", "--delete", ...tags);

  await copy.git("push", "--quiet", "origin", "HEAD:main");
  await copy.git("switch", "--quiet", "main");
  await copy.git("branch", "--quiet", "--delete", "--force", "release");
  for (const [, command = ""] of steps.matchAll(/^ +git (.*)$/gm)) await copy.git(...command.split(" "));
}

test("refuses a release and lists what is missing", async () => {
  // A released repository already has tags and a URL.
  for (const tag of (await copy.git("tag")).split("\n").filter(Boolean)) await copy.git("tag", "--delete", tag);
  const { repository: _, ...withoutUrl } = JSON.parse(read("package.json"));
  write("package.json", `${JSON.stringify({ ...withoutUrl, published: false }, null, 2)}\n`);
  addChangeset("client", "patch", "The first change.");
  await merge("Change the client");
  const problems = /"repository": .*\n.*published.*\n.*pnpm release:version/;
  await expect(copy.pnpm("release", "--dry-run")).rejects.toThrow(problems);
});

test("releases a patch of the packages, and skips it the second time", { timeout: 1_200_000 }, async () => {
  const settings = '"published": true,\n  "repository": "https://github.com/acme/crewkit-api"';
  edit("package.json", /"published": false/, settings);
  await merge("Set the URL of the repository, and use the packages on npm");
  await applyChangesets();
  const before = { client: version("client"), openapi: version("openapi") };

  addChangeset("client", "patch", "A fix that users notice.");
  await merge("Fix the client");
  const tag = `v${inc(before.client, "patch")}`;
  await copy.git("tag", tag);
  await expect(copy.pnpm("release:version")).rejects.toThrow(`The tag ${tag} of the next version already exists.`);
  expect(await copy.git("status", "--porcelain")).toBe("");
  await copy.git("tag", "--delete", tag);
  await applyChangesets();
  expect([version("client"), version("openapi")]).toEqual([tag.slice(1), before.openapi]);
  expect(await copy.git("ls-remote", "--tags", "origin")).toContain(`refs/tags/${tag}`);

  await copy.git("commit", "--quiet", "--allow-empty", "--message", "Merge another pull request");
  await copy.git("push", "--quiet", "origin", "main");
  await copy.git("reset", "--quiet", "--hard", tag);
  await expect(copy.pnpm("release", "--dry-run")).rejects.toThrow("main of origin has newer commits.");
  await copy.git("push", "--quiet", "--force", "origin", "main");

  await copy.pnpm("release");
  const released = names.map((name) => `crewkit-${name}-${version(name)}.tgz`);
  const formats = ["-VERSION.json", "-VERSION.yaml", "-3.0-VERSION.json", "-dereferenced-VERSION.json"];
  const contracts = formats.map((format) => `openapi${format.replace("VERSION", before.openapi)}`);
  expect(readdirSync(join(copy.folder, "dist/release")).toSorted()).toEqual(
    [...released, ...contracts, "NOTES.md", "SHA256SUMS"].toSorted(),
  );
  expect(read("dist/release/NOTES.md")).toBe(
    `## @crewkit/client ${version("client")}\n\n### Changes\n\n- A fix that users notice.\n`,
  );
  expect(await manifest("client")).toMatchObject({
    version: version("client"),
    repository: { url: "git+https://github.com/acme/crewkit-api.git", directory: "packages/client" },
    dependencies: { "@crewkit/types": `^${version("types")}` },
  });

  const second = await publish();
  expect(second.match(/is already published\.$/gm)).toHaveLength(names.length);
});

test("releases a breaking change of the contract", { timeout: 1_200_000 }, async () => {
  const before = version("openapi");
  edit("openapi/components/parameters.yaml", /(?<=^PerPage:.*default: )\d+/ms, "30");
  await copy.pnpm("generate");
  addChangeset("openapi", "minor", "**All operations.** A page has 30 items by default. Pass `per_page` to get fewer.");
  await merge("Return more items per page");
  await applyChangesets();
  expect(minor(version("openapi"))).toBe(minor(before) + 1);

  expect(await copy.pnpm("release", "--dry-run")).toContain(
    `@crewkit/openapi@${version("openapi")} would be published.`,
  );
  expect(JSON.parse(read(`dist/release/openapi-${version("openapi")}.json`)).info.version).toBe(version("openapi"));
  expect(read("dist/release/NOTES.md")).toContain(
    "### Breaking changes\n\n- **All operations.** A page has 30 items by default.",
  );
  const output = await publish();
  expect(output.match(/ is published/gm)).toHaveLength(names.length);
  expect(await manifest("mock")).toMatchObject({
    dependencies: { "@crewkit/openapi": `^${version("openapi")}` },
  });
});
