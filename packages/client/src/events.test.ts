import { setImmediate } from "node:timers/promises";
import { inspect } from "node:util";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import type { CrewkitEvent, CrewkitOptions } from "./options.ts";
import { hang, requestTarget, serve, type TestServer } from "./testing/server.ts";
import { skipWaits } from "./testing/time.ts";
import { memoryStore } from "./testing/tokens.ts";

beforeEach(skipWaits);

/** Creates a client, and a list of its events. */
function observe(server: TestServer, options: CrewkitOptions = {}) {
  const events: CrewkitEvent[] = [];
  const crewkit = createCrewkit({ ...server.options, onEvent: (event) => events.push(event), ...options });
  return { crewkit, events };
}

const success = () => Response.json({ user: {} });
const expired = { access_token: "access-secret", refresh_token: "refresh-secret", expires_at: 1 };
const operation = "getCurrentUser";

test("reports when a call starts to wait for a rate limit", async () => {
  const { crewkit, events } = observe(serve(success), { token: "test.token", limits: [{ requests: 1, seconds: 30 }] });
  await crewkit.auth.getCurrentUser();
  expect(events).toEqual([]);
  const call = crewkit.auth.getCurrentUser();
  await setImmediate();
  expect(events).toEqual([{ type: "wait", operation, milliseconds: 30_000 }]);
  await call;
  expect(events).toHaveLength(1);
});

test("reports each retry with the number of the attempt, the delay and the error", async () => {
  const failures = [
    () => Response.json({ error: "Too many requests" }, { status: 429, headers: { "Retry-After": "20" } }),
    () => Response.json({ error: "Internal server error" }, { status: 500, headers: { "X-Request-Id": "req-1" } }),
    hang,
  ];
  const server = serve(() => (failures.shift() ?? success)());
  const { crewkit, events } = observe(server, { token: "test.token", limits: [], attemptTimeout: 1000 });
  await crewkit.auth.getCurrentUser();
  const retry = { type: "retry", operation, milliseconds: expect.any(Number) };
  expect(events).toMatchObject([
    { ...retry, attempt: 2, milliseconds: 20_000, error: { status: 429 } },
    { ...retry, attempt: 3, error: { status: 500, requestId: "req-1" } },
    { ...retry, attempt: 4, error: { code: "timeout" } },
  ]);
});

test("reports a token refresh once for all waiting calls", async () => {
  const server = serve((request) =>
    requestTarget(request) === "/auth/refresh"
      ? Response.json({ access_token: "new-access", refresh_token: "new-refresh", expires_in: 60 })
      : success(),
  );
  const { crewkit, events } = observe(server, { tokens: memoryStore(expired) });
  await Promise.all([crewkit.auth.getCurrentUser(), crewkit.auth.getCurrentUser()]);
  expect(events).toEqual([{ type: "refresh", operation: "refreshToken" }]);
});

test("reports a failed token refresh with its error, and no tokens", async () => {
  const error = "refresh-secret is invalid";
  const server = serve(() => Response.json({ error }, { status: 401 }));
  const { crewkit, events } = observe(server, { tokens: memoryStore(expired) });
  await expect(crewkit.auth.getCurrentUser()).rejects.toMatchObject({ status: 401 });
  expect(events).toMatchObject([{ type: "refresh", operation: "refreshToken", error: { status: 401 } }]);
  expect(JSON.stringify(events) + inspect(events, { depth: 9 })).not.toMatch(/access-secret|refresh-secret/);
});

test.each<[string, () => void]>([
  ["throws", () => expect.fail("A broken logger")],
  ["rejects", async () => expect.fail("A broken logger")],
])("ignores a function that %s", async (_name, onEvent) => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));
  const statuses = [500, 200];
  const server = serve(() => Response.json({ user: {} }, { status: statuses.shift() ?? 200 }));
  await createCrewkit({ ...server.options, token: "test.token", onEvent }).auth.getCurrentUser();
  await setImmediate();
  expect(unhandled).not.toHaveBeenCalled();
});
