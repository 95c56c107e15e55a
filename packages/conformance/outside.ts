// Uses each entry of the packed package. scripts/outside/ installs the package and runs this file.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { crewkit, definePlan, runConformance, startMockTarget, urlTarget } from "@crewkit/conformance";
import manifest from "@crewkit/conformance/package.json" with { type: "json" };
import { startMock } from "@crewkit/mock";
import { readContract } from "@crewkit/openapi/node";

const contract = readContract();
const cli = fileURLToPath(import.meta.resolve("@crewkit/conformance/cli"));
const run = (args: string[], env: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [cli, ...args], { env: { ...process.env, ...env } });

test("the command tests the mock, and writes a report", async () => {
  const folder = mkdtempSync("report-");
  try {
    const { stdout } = await run(["--only", "getHealth > 200 > example", "--json", `${folder}/report.json`]);
    assert.match(stdout, /1 passed, 0 failed/);
    assert.equal(JSON.parse(readFileSync(`${folder}/report.json`, "utf8")).target, "mock");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the command reports a violation of a deployment, without its token", async () => {
  const mock = await startMock();
  after(() => mock.close());
  mock.faults.add({ operation: "getCurrentUser", status: 500, times: 9 });
  const variables = { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: mock.tokens.ada };
  const { code, stdout, stderr } = await run(["--only", "getCurrentUser > 200 > example"], variables).catch(
    (error) => error,
  );
  assert.equal(code, 1, stderr);
  assert.match(stdout, /0 passed, 1 failed/);
  assert.ok(!`${stdout}${stderr}`.includes(mock.tokens.ada));
});

test("the command prints its version and the version of the contract", async () => {
  const { stdout } = await run(["--version"]);
  assert.equal(stdout, `crewkit-conformance ${manifest.version} (crewkit API ${contract.info.version})\n`);
});

test("a program tests the mock and a URL", async () => {
  const target = await startMockTarget();
  after(() => target.close());
  const options = { contract, only: ["getHealth > 200 > example"] };
  const { counts } = await runConformance({ ...options, plan: crewkit, target });
  assert.deepEqual([counts.passed, counts.failed], [1, 0]);
  const plan = definePlan({ name: "My API", actors: ["user"], errorStatuses: { token: 401, path: 404 } });
  const remote = urlTarget({ url: target.url, tokens: { user: "mock.ada.token" } });
  const { counts: others } = await runConformance({ ...options, plan, target: remote });
  assert.deepEqual([others.passed, others.failed], [1, 0]);
});
