import { CrewkitError, createCrewkit } from "../../src/index.ts";
import { type DeviceTimes, type PollAnswer, serveDevice } from "../../src/testing/device.ts";
import { listenHttp } from "../../src/testing/listen-http.ts";
import type { Figure } from "../figure.ts";

/** A login, and what RFC 8628 (3.5) says of it. */
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
 * How far device logins are from RFC 8628: the polls that came too early, too late or too often, and whether the end
 * was told as what it was. All at once and in real time, in which two `slow_down` take some 16 seconds.
 */
export async function deviceFigures(): Promise<Figure[]> {
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
