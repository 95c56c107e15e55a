import { CrewkitError, createCrewkit } from "@crewkit/client";
import { type DeviceTimes, listenHttp, type PollAnswer, serveDevice } from "@crewkit/client/testing";
import type { Metric } from "../../tools/metrics.ts";

/** A login, and the behavior that RFC 8628 (3.5) requires. */
interface Case {
  name: string;
  script: PollAnswer[];
  times?: DeviceTimes;
  /** How many seconds to wait before each poll. */
  waits: number[];
  /** The tokens, or the `reason` and the `status` of the error. */
  end: string;
}

const interval = 0.2;
const pending = "authorization_pending";

const cases: Case[] = [
  { name: "pending", script: [pending, pending, "tokens"], waits: [1, 1, 1], end: "tokens" },
  {
    name: "slow_down twice",
    script: ["slow_down", "slow_down", "tokens"],
    waits: [1, 1 + 5 / interval, 1 + 10 / interval],
    end: "tokens",
  },
  { name: "denied", script: [pending, "access_denied"], waits: [1, 1], end: "access_denied 400" },
  { name: "expired", script: [pending, "expired_token"], waits: [1, 1], end: "expired_token 400" },
  {
    name: "expired by the clock",
    script: [pending],
    times: { expires_in: 0.5 },
    waits: [1, 1],
    end: "expired_token 0",
  },
  { name: "network loss", script: [pending, "drop", "tokens"], waits: [1, 1, 2], end: "tokens" },
].map((login) => ({ ...login, waits: login.waits.map((times) => times * interval) }));

/**
 * Compares device logins with RFC 8628: counts polls that are too early, too late or too many, and wrong results. The logins
 * run concurrently in real time. Two `slow_down` take about 16 seconds.
 */
export async function deviceMetrics(): Promise<Metric[]> {
  return Promise.all(
    cases.map(async (login) => ({
      name: `device login, ${login.name}: unlike RFC 8628`,
      unit: "faults",
      value: await faults(login),
      atMost: 0,
    })),
  );
}

async function faults({ script, times, waits, end }: Case): Promise<number> {
  await using server = await listenHttp(serveDevice(script, { interval, ...times }));
  const { auth } = createCrewkit({ baseUrl: server.baseUrl, token: "none" });
  const came = await auth.device({ onCode() {} }).then(() => "tokens", tell);
  const seen = server.waits();
  const wrong = waits.filter((wait, index) => !isKept(seen[index], wait));
  return wrong.length + Math.max(0, seen.length - waits.length) + Number(came !== end);
}

function tell(error: unknown): string {
  return CrewkitError.is(error) ? `${error.reason} ${error.status}` : String(error);
}

// Never earlier, but for the clock's grain; and late by no more than a busy machine makes it.
function isKept(seen = Number.NaN, wait: number): boolean {
  return seen > wait - 0.01 && seen < wait * 1.5 + 0.1;
}
