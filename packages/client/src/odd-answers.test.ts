import { expect, test } from "vitest";
import { createCrewkit } from "./index.ts";
import { failureOf } from "./testing/failure.ts";
import { send } from "./testing/http-server.ts";
import { serve } from "./testing/test-server.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const token = "a-token-of-some-length";

test.each([{ data: [{}] }, { message: "hello" }, { data: { id }, meta: { total_pages: 1 } }, { data: null }])(
  "a list that is answered with %j is a CrewkitError that says so",
  async (body) => {
    await using server = await serve((_, response) => send(response, 200, body));
    const call = createCrewkit({ baseUrl: server.url, token }).org(id).projects.list().collect();
    expect(await failureOf(call)).toMatchObject({ code: "unreadable" });
  },
);

test("a list whose meta says nothing of pages does not end in silence", async () => {
  await using server = await serve((_, response) => send(response, 200, { data: [{ id }], meta: {} }));
  const call = createCrewkit({ baseUrl: server.url, token }).org(id).projects.list().collect();
  expect(await failureOf(call)).toMatchObject({ code: "unreadable" });
});

test("a page that comes as text, as from a URL, does not end the list after one page", async () => {
  await using server = await serve((request, response) => {
    const page = Number(new URL(`http://x${request.url}`).searchParams.get("page"));
    send(response, 200, { data: [page], meta: { current_page: page, total_pages: 4, total_count: 4 } });
  });
  const pages = createCrewkit({ baseUrl: server.url, token })
    .org(id)
    .projects.list({ page: "2" as never });
  expect(await pages.collect()).toEqual([2, 3, 4]);
});

test("a crewkit can be made reactive, as Vue and MobX do", () => {
  const wrap = <Value extends object>(value: Value): Value =>
    new Proxy(value, {
      get(target, name, receiver) {
        const found = Reflect.get(target, name, receiver);
        return found && typeof found === "object" ? wrap(found) : found;
      },
    });
  expect(typeof wrap(createCrewkit({ token })).auth.device).toBe("function");
});

test("a poll that a limit refuses is not repeated before the interval is over", async () => {
  const times: number[] = [];
  await using server = await serve((request, response) => {
    times.push(Date.now());
    if (request.url?.endsWith("device"))
      return send(response, 200, { device_code: "device-code", expires_in: 9, interval: 1 });
    times.length < 4 ? send(response, 429, { error: "Too many" }) : send(response, 400, { error: "access_denied" });
  });
  await createCrewkit({ baseUrl: server.url, limits: [] })
    .auth.device({ onCode() {} })
    .catch(() => {});
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...waits)).toBeGreaterThan(990);
}, 20_000);

test("the manifest says which Node it needs", async () => {
  const { default: manifest } = await import("../package.json", { with: { type: "json" } });
  expect(manifest).toHaveProperty("engines.node");
});
