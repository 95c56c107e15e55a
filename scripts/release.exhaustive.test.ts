import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import spawn from "nano-spawn";
import { inc, minor } from "semver";
import { afterAll, test as anyTest, beforeAll, expect } from "vitest";
import { publishedPackages } from "./steps/release/packages.ts";
import { copyRepository, type RepositoryCopy } from "./testing/copy.ts";
import { findUpstream, type Registry, startRegistry } from "./testing/registry.ts";

// Releases a patch and a breaking change, from the changeset to the registry, in a copy of the repository.
let copy: RepositoryCopy;
let registry: Registry;

const upstream = await findUpstream();
if (!upstream) console.warn("Skipping the test of a release, because the registry that npm uses does not respond.");
const test = anyTest.skipIf(!upstream);

beforeAll(async () => {
  if (!upstream) return;
  registry = await startRegistry(upstream);
  const npmConfig = join(registry.folder, "home/.npmrc");
  copy = await copyRepository({ npm_config_registry: registry.url, NPM_CONFIG_USERCONFIG: npmConfig, CI: "" });
  mkdirSync(join(copy.folder, "dist/executables"), { recursive: true });
  const origin = join(registry.folder, "origin.git");
  await copy.git("init", "--quiet", "--bare", origin);
  await copy.git("remote", "add", "origin", origin);
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
const release = (...options: string[]) => copy.pnpm("release", "--executables", "dist/executables", ...options);
const names = ["client", "conformance", "mcp", "mock", "openapi", "types"];

/** Applies the changesets, and follows the printed steps. */
async function applyChangesets() {
  const steps = await copy.pnpm("release:version");
  await copy.commit("Release");
  for (const [, tag = ""] of steps.matchAll(/^ +git tag (\S+)$/gm)) await copy.git("tag", tag);
  await copy.git(...(/^ +git (push .*)$/m.exec(steps)?.[1]?.split(" ") ?? []));
}

/** Archives the version of an executable without the executable, which only a build on its platform has. */
async function addExecutable() {
  const cwd = join(copy.folder, "dist/executables");
  writeFileSync(join(cwd, "VERSION"), `crewkit-mock ${version("mock")} (crewkit API ${version("openapi")})\n`);
  await spawn("tar", ["-czf", "crewkit-mock-linux-x64.tar.gz", "VERSION"], { cwd });
  rmSync(join(cwd, "VERSION"));
}

test("refuses a release and lists what is missing", async () => {
  // A released repository already has tags and a URL.
  for (const tag of (await copy.git("tag")).split("\n").filter(Boolean)) await copy.git("tag", "--delete", tag);
  const { repository: _, ...withoutUrl } = JSON.parse(read("package.json"));
  write("package.json", `${JSON.stringify({ ...withoutUrl, published: false }, null, 2)}\n`);
  addChangeset("client", "patch", "The first change.");
  await copy.commit("Change the client");
  await expect(release("--dry-run")).rejects.toThrow(/"repository": .*\n.*published.*\n.*pnpm release:version/);
});

test("releases a patch of the packages, and skips it the second time", { timeout: 1_200_000 }, async () => {
  edit(
    "package.json",
    /"published": false/,
    '"published": true,\n  "repository": "https://github.com/acme/crewkit-api"',
  );
  await copy.commit("Set the URL of the repository, and use the packages on npm");
  await applyChangesets();
  const before = { client: version("client"), openapi: version("openapi") };

  addChangeset("client", "patch", "A fix that users notice.");
  await copy.commit("Fix the client");
  const tag = `v${inc(before.client, "patch")}`;
  await copy.git("tag", tag);
  await expect(copy.pnpm("release:version")).rejects.toThrow(`The tag ${tag} of the next version already exists.`);
  expect(await copy.git("status", "--porcelain")).toBe("");
  await copy.git("tag", "--delete", tag);
  await applyChangesets();
  expect(version("client")).toBe(inc(before.client, "patch"));
  expect(version("openapi")).toBe(before.openapi);
  expect(await copy.git("ls-remote", "--tags", "origin")).toContain(`refs/tags/v${version("client")}`);

  await addExecutable();
  await release();
  const released = names.map((name) => [`crewkit-${name}-${version(name)}.tgz`]);
  expect(readdirSync(join(copy.folder, "dist/release")).toSorted()).toEqual(
    [
      ...released.flat(),
      `openapi-${before.openapi}.json`,
      `openapi-${before.openapi}.yaml`,
      `openapi-3.0-${before.openapi}.json`,
      `openapi-dereferenced-${before.openapi}.json`,
      "crewkit-mock-linux-x64.tar.gz",
      "NOTES.md",
      "SHA256SUMS",
    ].toSorted(),
  );
  expect(read("dist/release/NOTES.md")).toBe(
    `## @crewkit/client ${version("client")}\n\n### Changes\n\n- A fix that users notice.\n\nThis release has no executable of the mock for Linux (arm64), Alpine Linux (x64), Alpine Linux (arm64), macOS (arm64), and Windows (x64).\n`,
  );
  expect(await manifest("client")).toMatchObject({
    version: version("client"),
    repository: { url: "git+https://github.com/acme/crewkit-api.git", directory: "packages/client" },
    dependencies: { "@crewkit/types": `^${version("types")}` },
  });

  const second = await release("--built");
  expect(second.match(/is already published\.$/gm)).toHaveLength(names.length);
});

test("releases a breaking change of the contract", { timeout: 1_200_000 }, async () => {
  const before = version("openapi");
  const parameters = "openapi/components/parameters.yaml";
  edit(parameters, /(?<=^PerPage:.*Defaults to )\d+/ms, "30");
  edit(parameters, /(?<=^PerPage:.*default: )\d+/ms, "30");
  await copy.pnpm("generate");
  addChangeset("openapi", "minor", "**All operations.** A page has 30 items by default. Pass `per_page` to get fewer.");
  await copy.commit("Return more items per page");
  await applyChangesets();
  expect(minor(version("openapi"))).toBe(minor(before) + 1);

  await expect(release("--dry-run")).rejects.toThrow(
    /linux-x64\.tar\.gz contains .*\. Build it with `pnpm executable`/,
  );
  await addExecutable();
  expect(await release("--dry-run")).toContain(`@crewkit/openapi@${version("openapi")} would be published.`);
  expect(JSON.parse(read(`dist/release/openapi-${version("openapi")}.json`)).info.version).toBe(version("openapi"));
  expect(read("dist/release/NOTES.md")).toContain(
    "### Breaking changes\n\n- **All operations.** A page has 30 items by default.",
  );
  expect((await release("--built")).match(/ is published/gm)).toHaveLength(names.length);
  expect(await manifest("mock")).toMatchObject({
    dependencies: { "@crewkit/openapi": `^${version("openapi")}` },
  });

  write("dist/release/SHA256SUMS", "");
  await expect(release("--built")).rejects.toThrow(/differ from SHA256SUMS/);
});
