import { join } from "node:path";
import { createCrewkit } from "@crewkit/client";
import { createHttp } from "@crewkit/client/http";
import { fileTokenStore } from "@crewkit/client/node";
import { callInProcesses, listenHttp, type Rotating, serveRotating } from "@crewkit/client/testing";
import type { Metric } from "../../tools/metrics.ts";

/** Calls with an expired token to a server whose refresh tokens work once. A second use ends the login. */
export async function tokenMetrics(folder: string): Promise<Metric[]> {
  return [
    ...(await storm("100 calls at once, expired token, 401s over 2.5 s, no limits", { spread: 2500 }, hundredCalls)),
    ...(await storm("two processes sharing a token file, both expired", {}, twoProcesses(folder))),
  ];
}

/** Sends calls, and counts those that failed. */
type Storm = (server: Rotating) => Promise<number>;

async function storm(name: string, options: { spread?: number }, run: Storm): Promise<Metric[]> {
  await using server = await listenHttp(serveRotating(options));
  const failed = await run(server);
  return [
    { name, unit: "refreshes", value: server.counts.refreshes, atMost: 1 },
    { name, unit: "failed", value: failed, atMost: 0 },
  ];
}

async function hundredCalls({ baseUrl, first }: Rotating): Promise<number> {
  const tokens = { load: () => first, save: () => {} };
  const http = createHttp(createCrewkit({ baseUrl, tokens, limits: [] }));
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => http.GET("/auth/me")));
  return outcomes.filter(({ status }) => status === "rejected").length;
}

function twoProcesses(folder: string): Storm {
  return async ({ baseUrl, first }) => {
    const file = join(folder, "tokens.json");
    await fileTokenStore(file).save({ ...first, expires_at: 1 });
    const said = await callInProcesses(2, baseUrl, file);
    return said.filter((name) => name !== "Ada").length;
  };
}
