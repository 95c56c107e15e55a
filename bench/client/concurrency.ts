import { type CrewkitOptions, createCrewkit } from "@crewkit/client";
import { listenHttp, serveRateLimited, serveRotatingTokens } from "@crewkit/client/testing";
import type { Metric } from "../tools/metrics.ts";

/** Creates a function that sends a request and rejects if it fails. */
export type Connect = (baseUrl: string) => () => PromiseLike<unknown>;

export const token = "bench.token";
export const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
export const id = "0b9d2c7a-5e31-4c8f-a6d4-1f7e3b2c9d80";

const limit = { requests: 20, seconds: 2 };

/** The outcome of many concurrent calls: to a server with a lower rate limit, and with an expired token. */
export async function concurrencyMetrics(): Promise<Metric[]> {
  // A variable, so that type checks pass without the peers installed.
  const peersFile = "./concurrency-peers.ts";
  const { peers: peerClients }: { peers: Record<string, Connect> } = await import(peersFile);
  // One after the other, because the peers would delay the responses.
  const unconfigured = await measureRateLimit(crewkit());
  const [configured, users, ...others] = await Promise.all([
    measureRateLimit(crewkit({ limits: [limit] })),
    measureRateLimit(clientPerUser, 100),
    ...Object.values(peerClients).map((connect) => measureRateLimit(connect)),
  ]);
  const peers = (key: keyof Outcome) =>
    Object.fromEntries(Object.keys(peerClients).map((name, index) => [name, others[index]?.[key] ?? Number.NaN]));
  const metric = (name: string, unit: string, value = Number.NaN, max = 0): Metric => ({
    name,
    unit,
    value,
    max,
  });
  const name = "60 concurrent calls, limit 20 per 2 s";
  const expired = "100 concurrent calls, expired token, 401s within 2.5 s, no limits";
  const { refreshes, failed } = await measureTokenRefresh();
  return [
    metric(expired, "refreshes", refreshes, 1),
    metric(expired, "failed", failed),
    metric(`${name}: failed`, "calls", configured.failed),
    metric(`${name}: 429 responses`, "responses", configured.rateLimited),
    { ...metric(`${name}, limits not configured: failed`, "calls", unconfigured.failed), peers: peers("failed") },
    {
      ...metric(`${name}, limits not configured: 429 responses`, "responses", unconfigured.rateLimited),
      peers: peers("rateLimited"),
    },
    // Three windows of 2 s: at best, the last calls are sent after 4 s.
    metric(`${name}, limits not configured: duration`, "s", unconfigured.seconds, 5),
    metric("100 concurrent calls of 20 users, one limit of 20 per 2 s: failed", "calls", users.failed),
    metric("100 concurrent calls of 20 users, one limit of 20 per 2 s: 429 responses", "responses", users.rateLimited),
  ];
}

function crewkit(options: Pick<CrewkitOptions, "limits"> = {}): Connect {
  return (baseUrl) => {
    const { sessions } = createCrewkit({ baseUrl, token, ...options }).org(org_id);
    return () => sessions.get(id);
  };
}

// A server that calls the API for its users, from one IP address.
const clientPerUser: Connect = (baseUrl) => {
  const crewkit = createCrewkit({ baseUrl, token: null, limits: [limit] });
  const users = Array.from({ length: 20 }, (_, user) => crewkit.withOptions({ token: `${token}.${user}` }).org(org_id));
  let calls = 0;
  return async () => users[calls++ % users.length]?.sessions.get(id);
};

interface Outcome {
  failed: number;
  rateLimited: number;
  seconds: number;
}

async function measureRateLimit(connect: Connect, calls = 60): Promise<Outcome> {
  await using server = await listenHttp(serveRateLimited(limit));
  const start = performance.now();
  const failed = await countFailures(calls, connect(server.baseUrl));
  return { failed, rateLimited: server.rejected(), seconds: (performance.now() - start) / 1000 };
}

/** Each refresh token works once. Reusing one revokes the login. */
async function measureTokenRefresh(): Promise<{ refreshes: number; failed: number }> {
  await using server = await listenHttp(serveRotatingTokens({ spread: 2500 }));
  const tokens = { load: () => server.initialTokens, save: () => {} };
  const { auth } = createCrewkit({ baseUrl: server.baseUrl, tokens, limits: [] });
  const failed = await countFailures(100, () => auth.getCurrentUser());
  return { refreshes: server.counts.refreshes, failed };
}

async function countFailures(calls: number, call: () => PromiseLike<unknown>): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: calls }, () => call()));
  return outcomes.filter(({ status }) => status === "rejected").length;
}
