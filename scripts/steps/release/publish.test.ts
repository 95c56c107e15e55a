import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import spawn from "nano-spawn";
import { afterAll, beforeAll, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { publish } from "./publish.ts";

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

const packages = ["types", "client"].map((name) => ({ folder: "", name: `@crewkit/${name}`, version: "1.0.0" }));
let output: MockInstance;

beforeAll(async () => {
  for (const { name, version } of packages) {
    mkdirSync(join(folder, "package"), { recursive: true });
    const publishConfig = { access: "public", provenance: true };
    writeFileSync(join(folder, "package/package.json"), JSON.stringify({ name, version, publishConfig }));
    await spawn("tar", ["-czf", `crewkit-${name.slice(9)}-${version}.tgz`, "package"], { cwd: folder });
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

beforeEach(() => {
  published.clear();
  rejection = undefined;
  for (const name of Object.keys(process.env).filter((name) => /^npm_config_/i.test(name))) vi.stubEnv(name, undefined);
  vi.stubEnv("NPM_CONFIG_USERCONFIG", join(folder, ".npmrc"));
  vi.stubEnv("CI", "");
  output = vi.spyOn(console, "log").mockReturnValue();
});

const lines = () => output.mock.calls.flat();

test("publishes the tarballs, and skips published versions", async () => {
  await publish(folder, packages, false);
  expect([...published.keys()]).toEqual(["@crewkit/types", "@crewkit/client"]);
  output.mockClear();
  await publish(folder, packages, false);
  expect(lines()).toEqual([
    "@crewkit/types@1.0.0 is already published.",
    "@crewkit/client@1.0.0 is already published.",
  ]);
});

test("a dry run only prints what it would publish", async () => {
  await publish(folder, packages, true);
  expect(published.size).toBe(0);
  expect(lines()).toEqual(["@crewkit/types@1.0.0 would be published.", "@crewkit/client@1.0.0 would be published."]);
});

test("reports a published version whose content differs", async () => {
  const versions = { "1.0.0": { name: "@crewkit/types", version: "1.0.0", dist: { integrity: "sha512-other" } } };
  published.set("@crewkit/types", { name: "@crewkit/types", versions, "dist-tags": { latest: "1.0.0" } });
  await publish(folder, packages, true);
  expect(lines()[0]).toMatch(/already published, with different content\. .*pnpm changeset/);
});

test("stops at the first error and shows it without the token", async () => {
  rejection = `The token ${token} is not allowed to publish.`;
  const failure = await publish(folder, packages, false).catch((error: Error) => error.message);
  expect(failure).toMatch(/^npm publish .*crewkit-types-1\.0\.0\.tgz.*403 Forbidden.*is not allowed to publish/s);
  expect(failure).not.toContain(token);
  expect(published.size).toBe(0);
});

test("requires a signed provenance in CI", async () => {
  vi.stubEnv("CI", "true");
  await expect(publish(folder, packages, false)).rejects.toThrow(/provenance/);
  expect(published.size).toBe(0);
});
