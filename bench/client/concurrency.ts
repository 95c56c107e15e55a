import { createCrewkit } from "@crewkit/client";
import { listenHttp, serveRateLimited } from "@crewkit/client/testing";
import type { Metric } from "../tools/metrics.ts";
import type { Calls, Sample } from "./sample.ts";

/** Creates a function that sends a request and rejects if it fails. */
type Connect = (baseUrl: string) => Promise<Calls["get"]>;

const limit = { requests: 20, seconds: 2 };

/** The outcome of many concurrent calls to a server with a lower rate limit. */
export async function concurrencyMetrics(folder: string, sample: Sample): Promise<Metric[]> {
  // A variable, so that type checks pass without the peers installed.
  const clientsFile = "./clients.ts";
  const { clients } = await import(clientsFile);
  // Peers without generated code, with default options.
  const peerNames = ["openapi-fetch", "octokit", "openai"];
  const peerOf = (name: string): Connect => {
    return async (baseUrl) => (await clients[name]({ ...sample, folder, baseUrl, fetch })).get;
  };
  // One after the other, because the peers would delay the responses.
  const { failed, rateLimited, seconds } = await measureRateLimit(crewkit(sample));
  const others = await Promise.all(peerNames.map((name) => measureRateLimit(peerOf(name))));
  const metric = (name: string, unit: string, value: number, max = 0): Metric => ({ name, unit, value, max });
  const peers = (key: keyof Outcome) =>
    Object.fromEntries(peerNames.map((name, index) => [name, others[index]?.[key] ?? Number.NaN]));
  const name = "60 concurrent calls, limit 20 per 2 s";
  return [
    { ...metric(`${name}: failed`, "calls", failed), peers: peers("failed") },
    { ...metric(`${name}: 429 responses`, "responses", rateLimited), peers: peers("rateLimited") },
    // Two waits of 2 s, and up to a second more for each, because the header has the reset in whole seconds.
    metric(`${name}: duration`, "s", seconds, 6.2),
  ];
}

/** Does not know the limit of the server. */
function crewkit({ token, org_id, id }: Sample): Connect {
  return async (baseUrl) => {
    const { sessions } = createCrewkit({ baseUrl, token }).org(org_id);
    return () => sessions.get(id);
  };
}

interface Outcome {
  failed: number;
  rateLimited: number;
  seconds: number;
}

async function measureRateLimit(connect: Connect): Promise<Outcome> {
  await using server = await listenHttp(serveRateLimited(limit));
  const call = await connect(server.baseUrl);
  const start = performance.now();
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => call()));
  const failed = outcomes.filter(({ status }) => status === "rejected").length;
  return { failed, rateLimited: server.rejected(), seconds: (performance.now() - start) / 1000 };
}
