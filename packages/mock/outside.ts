// Uses each entry of the packed package. scripts/outside/ installs the package and runs this file.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { startMock } from "@crewkit/mock";
import { compileChecks } from "@crewkit/mock/compile";
import { createMock as createCompiledMock } from "@crewkit/mock/compiled";
import manifest from "@crewkit/mock/package.json" with { type: "json" };
import { createMock } from "@crewkit/mock/web";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };

const cli = fileURLToPath(import.meta.resolve("@crewkit/mock/cli"));

test("the command serves the API, and exits with 0 on SIGTERM", async () => {
  const child = spawn(process.execPath, [cli, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  after(() => child.kill());
  const printed = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [, label = "", value = ""] = /^(\S.*?) {2,}(.*)$/.exec(line) ?? [];
    printed.set(label, value);
    if (label === "Control API") break;
  }
  const headers = { Authorization: `Bearer ${printed.get("Token")}` };
  const projects = `${printed.get("Mock")}/${printed.get("Organization")}/projects`;
  assert.equal((await fetch(projects, { headers })).status, 200);
  assert.equal((await fetch(projects, { headers: { Prefer: "code=500" } })).status, 500);
  child.kill("SIGTERM");
  if (process.platform !== "win32") assert.deepEqual(await once(child, "exit"), [0, null]);
});

test("the command prints its version and the version of the contract", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "--version"]);
  assert.equal(stdout, `crewkit-mock ${manifest.version} (crewkit API ${contract.info.version})\n`);
});

test("a mock in the process stores what a request creates", async () => {
  const mock = await startMock();
  after(() => mock.close());
  const headers = { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" };
  const projects = `${mock.url}/${mock.firstCall.organizationId}/projects`;
  const body = JSON.stringify({ name: "Payments", slug: "payments" });
  assert.equal((await fetch(projects, { method: "POST", headers, body })).status, 201);
  assert.equal((await fetch(projects, { method: "POST", headers, body })).status, 422);
  mock.verify({ operation: "createProject", times: 2 });
});

test("a mock without a port uses only its fetch", async () => {
  const mock = createMock({ auth: false });
  assert.equal((await mock.fetch(`${mock.url}/auth/me`)).status, 200);
});

test("precompiled checks validate requests without generating code", async () => {
  const folder = mkdtempSync("checks-");
  try {
    writeFileSync(`${folder}/checks.mjs`, compileChecks());
    const { default: checks } = await import(pathToFileURL(`${folder}/checks.mjs`).href);
    const mock = createCompiledMock({ contract, checks, auth: false });
    const create = (body: object) =>
      mock.fetch(`${mock.url}/organizations`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    assert.equal((await create({ name: "Acme 2", slug: "acme-2" })).status, 201);
    assert.equal((await create({ name: "Acme 3", slug: 3 })).status, 422);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a mock survives files that are expensive to parse", async () => {
  const mock = await startMock();
  after(() => mock.close());
  const headers = { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" };
  const content = `---\n${"- {[!&*?".repeat(1200)}\n---\n`;
  const files = Array.from({ length: 50 }, (_, index) => ({ resource_type: "agent", name: `agent-${index}`, content }));
  const url = `${mock.url}/${mock.firstCall.organizationId}/resources/import`;
  const { status } = await fetch(url, { method: "POST", headers, body: JSON.stringify({ files }) });
  assert.equal(status, 200);
  assert.equal((await fetch(`${mock.url}/health`)).status, 200);
});
