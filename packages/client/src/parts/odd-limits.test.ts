import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { CrewkitRequest } from "../index.ts";
import { createCrewkit } from "../index.ts";
import { failureOf } from "../testing/failure.ts";
import { send } from "../testing/http-server.ts";
import { storeOf } from "../testing/store.ts";
import { serve } from "../testing/test-server.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const token = "a-token-of-some-length";

// Ten calls are open, so the limiter holds the others back. The first ten end when they are told to.
function tenOpen() {
  const sent: string[] = [];
  const fail: (() => void)[] = [];
  const fetch = (url: string, _: CrewkitRequest) =>
    new Promise<Response>((resolve, reject) => {
      const page = url.split("page=")[1] ?? "health";
      sent.push(page);
      if (Number(page) <= 10) fail.push(() => reject(new Error("gone")));
      else setTimeout(() => resolve(Response.json({ data: [], meta: { total_pages: 1 }, status: "ok" })), 200);
    });
  const crewkit = createCrewkit({ baseUrl: "http://crewkit.test", token, fetch, retries: 0 });
  const ask = (page: number, signal?: AbortSignal) => {
    const call = crewkit.auth.listCurrentUserActivity({}, { signal }).page(page);
    call.catch(() => {});
    return call;
  };
  for (let page = 1; page <= 13; page++) ask(page);
  return { sent, fail, ask, crewkit };
}

test("calls wait in order, also after the last of them gave up", async () => {
  const { sent, fail, ask } = tenOpen();
  const controller = new AbortController();
  await sleep(20);
  ask(99, controller.signal);
  await sleep(20);
  controller.abort();
  await sleep(20);
  fail[0]?.();
  await new Promise(setImmediate);
  const last = ask(14);
  for (const each of fail) each();
  await last;
  expect(sent.slice(10)).toEqual(["11", "12", "13", "14"]);
});

test("calls wait in order, also after one that needs no token went before them", async () => {
  const { sent, fail, ask, crewkit } = tenOpen();
  await sleep(20);
  crewkit.health.get().catch(() => {});
  await sleep(20);
  fail[0]?.();
  await sleep(50);
  fail[1]?.();
  await new Promise(setImmediate);
  const last = ask(14);
  await sleep(20);
  for (const each of fail) each();
  await last;
  expect(sent.slice(10)).toEqual(["health", "11", "12", "13", "14"]);
});

// The limits as issue 5 writes them, with fewer requests: no scope, so a refresh counts too.
async function spent(whenExhausted: "wait" | "throw") {
  let expired = false;
  const server = await serve((request, response) => {
    if (request.url?.endsWith("refresh"))
      return send(response, 200, { access_token: "new-access", refresh_token: "new-refresh", expires_in: 900 });
    if (expired && request.headers.authorization === "Bearer old-access")
      return send(response, 401, { error: "Invalid token" });
    send(response, 200, { data: { id } });
  });
  const tokens = storeOf({ access_token: "old-access", refresh_token: "old-refresh" });
  const limits = [{ requests: 2, seconds: 3600 }];
  const org = createCrewkit({ baseUrl: server.url, tokens, limits, whenExhausted }).org(id);
  await org.projects.get(id);
  expired = true;
  return { org, server };
}

test("with a limit spent, a call whose token must be refreshed waits as any other", async () => {
  const { org, server } = await spent("wait");
  await using _ = server;
  const call = org.projects.get(id).then(
    () => "done",
    (error) => error.message,
  );
  expect(await Promise.race([call, sleep(300, "waits")])).toBe("waits");
});

test("with a limit spent and no wait, a call whose token must be refreshed says `limit`", async () => {
  const { org, server } = await spent("throw");
  await using _ = server;
  expect(await failureOf(org.projects.get(id))).toMatchObject({ code: "limit" });
});

test.each([
  ["twice, as a proxy repeats them", { "x-ratelimit-limit": "100", "x-ratelimit-remaining": "99, 99" }],
  ["only in part", { "x-ratelimit-limit": "100" }],
  ["as no limit", { "x-ratelimit-limit": "-1", "x-ratelimit-remaining": "-1" }],
])("rate limit headers that are there %s hold nothing back", async (_, headers) => {
  await using server = await serve((_, response) => {
    response.writeHead(200, { "content-type": "application/json", ...headers }).end('{"data":{}}');
  });
  const { projects } = createCrewkit({ baseUrl: server.url, token }).org(id);
  for (let i = 0; i < 3; i++) await projects.get(id, { timeout: 500 });
});

test.each([
  ["-1, as some gateways say that there is none", "-1"],
  ["5, as another server on the way says once", "5"],
])(
  "a limit of %s does not stay for good",
  async (_, limit) => {
    let calls = 0;
    const end = Math.ceil(Date.now() / 1000);
    await using server = await serve((_, response) => {
      const said = calls++ ? "100" : limit;
      const reset = end + 2 * Math.ceil((Date.now() / 1000 - end) / 2 + 0.5);
      const headers = { "x-ratelimit-limit": said, "x-ratelimit-remaining": said, "x-ratelimit-reset": `${reset}` };
      response.writeHead(200, { "content-type": "application/json", ...headers }).end('{"data":{}}');
    });
    const limits = [{ requests: 100, seconds: 2 }];
    const { projects } = createCrewkit({ baseUrl: server.url, token, limits }).org(id);
    await projects.get(id);
    await sleep(3000);
    await Promise.all(Array.from({ length: 50 }, () => projects.get(id, { timeout: 3000 })));
  },
  20_000,
);
