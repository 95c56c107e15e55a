import { hash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import spawn, { type SubprocessError } from "nano-spawn";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "publish-"));
const token = "npm_ThisIsASecretTokenOfTheRegistry00001";

// A registry that stores what npm publishes.
const published = new Map<string, object>();
let rejection: string | undefined;
const registry = createServer(async (request, response) => {
  const name = decodeURIComponent(request.url?.slice(1).split("?")[0] ?? "");
  if (request.method === "PUT" && !rejection) published.set(name, (await json(request)) as object);
  const body = published.get(name);
  response.statusCode = rejection && request.method === "PUT" ? 403 : body ? 200 : 404;
  response.end(JSON.stringify(response.statusCode === 403 ? { error: rejection } : (body ?? {})));
});

beforeAll(async () => {
  // The job that publishes has no node_modules.
  copyFileSync(join(import.meta.dirname, "publish.ts"), join(folder, "publish.mts"));
  mkdirSync(join(folder, "package"));
  for (const [name, dependencies] of [["client", { "@crewkit/types": "^1.0.0" }], ["types"]] as const) {
    const publishConfig = { access: "public", provenance: true };
    const manifest = { name: `@crewkit/${name}`, version: "1.0.0", dependencies, publishConfig };
    writeFileSync(join(folder, "package/package.json"), JSON.stringify(manifest));
    await spawn("tar", ["-czf", `crewkit-${name}-1.0.0.tgz`, "package"], { cwd: folder });
  }
  await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
  const { port } = registry.address() as AddressInfo;
  writeFileSync(
    join(folder, ".npmrc"),
    `registry=http://127.0.0.1:${port}/\n//127.0.0.1:${port}/:_authToken=${token}\n`,
  );
});
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true });
});

const tarballs = ["crewkit-client-1.0.0.tgz", "crewkit-types-1.0.0.tgz"];
const sums = join(folder, "SHA256SUMS");
beforeEach(() => {
  published.clear();
  rejection = undefined;
  const lines = tarballs.map((name) => `${hash("sha256", readFileSync(join(folder, name)))}  ${name}\n`);
  writeFileSync(sums, lines.join(""));
});

/** Runs the program, and returns its output and the output of its failure. */
async function publish(options: string[] = [], CI = ""): Promise<string> {
  const inherited = Object.keys(process.env).filter((name) => /^npm_config_/i.test(name));
  const env = {
    ...Object.fromEntries(inherited.map((name) => [name, undefined])),
    NPM_CONFIG_USERCONFIG: join(folder, ".npmrc"),
    CI,
  };
  return spawn(process.execPath, ["publish.mts", folder, ...options], { cwd: folder, env }).then(
    ({ output }) => output,
    (error: SubprocessError) => `failed: ${error.output}`,
  );
}

test("publishes the tarballs after the packages that they need, and skips published versions", async () => {
  expect(await publish()).toMatch(
    /^@crewkit\/types@1\.0\.0 is published .*\n@crewkit\/client@1\.0\.0 is published .*$/,
  );
  expect([...published.keys()]).toEqual(["@crewkit/types", "@crewkit/client"]);
  expect(await publish()).toBe(
    "@crewkit/types@1.0.0 is already published.\n@crewkit/client@1.0.0 is already published.",
  );
});

test("a dry run only prints what it would publish", async () => {
  expect(await publish(["--dry-run"])).toBe(
    "@crewkit/types@1.0.0 would be published.\n@crewkit/client@1.0.0 would be published.",
  );
  expect(published.size).toBe(0);
});

test("reports a published version whose content differs", async () => {
  const versions = { "1.0.0": { name: "@crewkit/types", version: "1.0.0", dist: { integrity: "sha512-other" } } };
  published.set("@crewkit/types", { name: "@crewkit/types", versions, "dist-tags": { latest: "1.0.0" } });
  expect(await publish(["--dry-run"])).toMatch(/already published, with different content\. .*pnpm changeset/);
});

test("stops at the first error and shows it without the token", async () => {
  rejection = `The token ${token} is not allowed to publish.`;
  const failure = await publish();
  expect(failure).toMatch(/^failed: npm publish crewkit-types-1\.0\.0\.tgz.*403 Forbidden.*is not allowed to publish/s);
  expect(failure).not.toContain("crewkit-client");
  expect(failure).not.toContain(token);
  expect(published.size).toBe(0);
});

test("requires a signed provenance in CI", async () => {
  expect(await publish([], "true")).toMatch(/^failed: .*provenance/s);
  expect(published.size).toBe(0);
});

test.each([
  [
    "a missing file",
    (text: string) => text.replace("client", "mock"),
    /^failed: .*crewkit-mock-1\.0\.0\.tgz is missing/,
  ],
  [
    "a changed file",
    (text: string) => text.replace(/^\w+/, "0".repeat(64)),
    /^failed: .*client.* differs from SHA256SUMS/,
  ],
  ["no packages", () => "", /^failed: SHA256SUMS in .* lists no packages\. Run `pnpm release --dry-run`/],
])("publishes nothing if SHA256SUMS lists %s", async (_problem, change, message) => {
  writeFileSync(sums, change(readFileSync(sums, "utf8")));
  expect(await publish()).toMatch(message);
  expect(published.size).toBe(0);
});
