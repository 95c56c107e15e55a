import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttp } from "../../src/http.ts";
import { createCrewkit } from "../../src/index.ts";
import { fileTokenStore } from "../../src/node.ts";
import { listenHttp } from "../../src/testing/listen-http.ts";
import { callInProcesses } from "../../src/testing/processes.ts";
import { type Rotating, serveRotating } from "../../src/testing/rotating.ts";
import type { Figure } from "../figure.ts";

/** What becomes of calls whose token has expired, where each refresh token works once and a second use ends the login. */
export async function tokenFigures(): Promise<Figure[]> {
  return [
    ...(await storm("100 calls at once, expired token, 401s over 2.5 s, no limits", { spread: 2500 }, hundredCalls)),
    ...(await storm("two processes sharing a token file, both expired", {}, twoProcesses)),
  ];
}

/** Sends calls, and counts those that failed. */
type Storm = (server: Rotating) => Promise<number>;

async function storm(name: string, options: { spread?: number }, run: Storm): Promise<Figure[]> {
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

async function twoProcesses({ baseUrl, first }: Rotating): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-bench-"));
  try {
    const file = join(folder, "tokens.json");
    await fileTokenStore(file).save({ ...first, expires_at: 1 });
    const said = await callInProcesses(2, baseUrl, file);
    return said.filter((name) => name !== "Ada").length;
  } finally {
    await rm(folder, { recursive: true });
  }
}
