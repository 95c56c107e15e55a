// Uses each entry of the packed package. scripts/outside/ installs the package and runs this file.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { CrewkitError, createCrewkit, type Project } from "@crewkit/client";
import { createHttp } from "@crewkit/client/http";
import { fileTokenStore } from "@crewkit/client/node";
import manifest from "@crewkit/client/package.json" with { type: "json" };
import { startMock } from "@crewkit/mock";

const mock = await startMock({ limits: false });
after(() => mock.close());
const { token, organizationId } = mock.firstCall;
const options = { baseUrl: mock.url, token };

test("createCrewkit creates a project, lists projects, and reports an error with details", async () => {
  const { projects } = createCrewkit(options).org(organizationId);
  const project: Project = await projects.create({ name: "Payments", slug: "payments" });
  const names = (await projects.list().collect()).map(({ name }) => name);
  assert.ok(names.includes(project.name));
  await assert.rejects(projects.create({ name: "Payments", slug: "payments" }), (error) => {
    assert.ok(CrewkitError.is(error, 422));
    assert.deepEqual(Object.keys(error.details ?? {}), ["slug"]);
    return true;
  });
  // @ts-expect-error A slug is a string. The client sends the request, and the API rejects it.
  await assert.rejects(projects.create({ name: "Payments", slug: 1 }), CrewkitError);
});

test("requests name the client and its version", async () => {
  await createCrewkit(options).auth.getCurrentUser();
  const [request] = mock.requests({ operation: "getCurrentUser" });
  assert.equal(request?.request_headers["user-agent"], `crewkit-client/${manifest.version}`);
});

test("createHttp sends requests over the connection of a client", async () => {
  const params = { path: { org_id: organizationId }, query: { per_page: 1 } };
  const { data, error } = await createHttp(createCrewkit(options)).GET("/{org_id}/projects", { params });
  assert.equal(error, undefined);
  assert.equal(data?.data.length, 1);
});

test("fileTokenStore shares the tokens of a user in a private file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crewkit-tokens-"));
  try {
    const path = join(folder, "tokens.json");
    await fileTokenStore(path).save({ access_token: token, refresh_token: "unused" });
    const crewkit = createCrewkit({ baseUrl: mock.url, tokens: fileTokenStore(path) });
    assert.equal((await crewkit.auth.getCurrentUser()).name, "Ada Okafor");
    if (process.platform !== "win32") assert.equal(statSync(path).mode & 0o777, 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("many calls with one signal print no warning", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on("warning", listen);
  const { signal } = new AbortController();
  const { health } = createCrewkit(options);
  await Promise.all(Array.from({ length: 20 }, () => health.get({ signal })));
  // Node.js emits warnings in the next turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", listen);
  assert.deepEqual(warnings, []);
});
