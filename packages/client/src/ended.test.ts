import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { CrewkitError, createCrewkit } from "./index.ts";
import { failureOf } from "./testing/failure.ts";
import { send } from "./testing/http-server.ts";
import { storeOf } from "./testing/store.ts";
import { serve } from "./testing/test-server.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const token = "a-token-of-some-length";

test.each([
  ["of another operation", new CrewkitError("Not found", { code: "refused", operation: "getSession", status: 404 })],
  ["of the same operation", new CrewkitError("Not found", { code: "refused", operation: "getProject", status: 404 })],
])("a call that is aborted because of a CrewkitError %s is aborted", async (_, reason) => {
  await using server = await serve(() => {});
  const controller = new AbortController();
  const call = createCrewkit({ baseUrl: server.url, token }).org(id).projects.get(id, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 20);
  expect(await failureOf(call)).toMatchObject({ code: "aborted", status: 0, cause: reason });
});

test("a call that is aborted because of another's 401 does not refresh", async () => {
  await using server = await serve((request, response) => {
    if (request.url?.endsWith("refresh"))
      send(response, 200, { access_token: "new", refresh_token: "new", expires_in: 9 });
  });
  const tokens = storeOf({ access_token: "old", refresh_token: "old" });
  const controller = new AbortController();
  const call = createCrewkit({ baseUrl: server.url, tokens }).org(id).projects.get(id, { signal: controller.signal });
  setTimeout(
    () =>
      controller.abort(new CrewkitError("Invalid token", { code: "refused", operation: "getProject", status: 401 })),
    20,
  );
  await call.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.seen).toEqual([`GET /${id}/projects/${id}`]);
});

test.each([Infinity, -1, 1.5, 2 ** 32])("a timeout of %s ms: no bare RangeError", async (timeout) => {
  await using server = await serve((_, response) => send(response, 200, { data: { id } }));
  const result = await createCrewkit({ baseUrl: server.url, token }).org(id).projects.get(id, { timeout }).result();
  expect(result.ok || result.error).toSatisfy((what) => what === true || CrewkitError.is(what, 0));
});

test("a timeout of 25 days does not end the call at once", async () => {
  await using server = await serve((_, response) => send(response, 200, { data: { id } }));
  const call = createCrewkit({ baseUrl: server.url, token })
    .org(id)
    .projects.get(id, { timeout: 2 ** 31 });
  expect(await call).toEqual({ id });
});

const never = () => new Promise<never>(() => {});

test("the timeout ends a call whose fetch does not listen to signals", async () => {
  const call = createCrewkit({ token, fetch: never, timeout: 50 }).org(id).projects.get(id);
  expect(await failureOf(call)).toMatchObject({ code: "timeout" });
}, 1000);

test("the signal ends a call that a middleware holds", async () => {
  const crewkit = createCrewkit({ token });
  crewkit.use(never);
  const call = crewkit.org(id).projects.get(id, { signal: AbortSignal.timeout(50) });
  expect(await failureOf(call)).toMatchObject({ code: "aborted" });
}, 1000);

test("a timeout while a 500 is repeated tells of the 500", async () => {
  await using server = await serve((_, response) => send(response, 500, { error: "Database down" }));
  const call = createCrewkit({ baseUrl: server.url, token, retries: 50 }).org(id).projects.get(id, { timeout: 400 });
  const error = await failureOf(call);
  expect(`${error} ${error.cause}`).toContain("Database down");
});

test("calls that are done leave nothing behind, their timeout neither", async () => {
  const program = `
    const { createCrewkit } = await import(${JSON.stringify(`${import.meta.dirname}/index.ts`)});
    const fetch = async () => Response.json({ data: {} });
    const org = createCrewkit({ token: "abcdefghijkl", limits: [], timeout: 600_000, fetch }).org("${id}");
    const measure = async () => {
      for (let i = 0; i < 3; i++) await new Promise((done) => setTimeout(done, 20)), gc();
      return process.memoryUsage().heapUsed;
    };
    for (let i = 0; i < 1000; i++) await org.projects.get("${id}");
    const before = await measure();
    for (let i = 0; i < 20_000; i++) await org.projects.get("${id}");
    console.log((await measure()) - before);
    process.exit();`;
  const { stdout } = await promisify(execFile)("node", ["--expose-gc", "--input-type=module", "--eval", program]);
  expect(Number(stdout) / 20_000).toBeLessThan(100);
}, 30_000);
