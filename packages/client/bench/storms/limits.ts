import { type LimitedOptions, serveLimited } from "../../src/testing/limited.ts";
import { listenHttp } from "../../src/testing/listen-http.ts";
import type { Figure } from "../figure.ts";
import { type Caller, callers, informed } from "./callers.ts";
import { pageFigures } from "./pages.ts";

const calls = 60;
const limit = { requests: 20, seconds: 2 };

// Timers of a busy machine come late.
const patience = 0.5;

/** What came of 60 calls at once. */
interface Outcome {
  failed: number;
  refused: number;
  /** The longest time in which nothing was sent, in seconds. */
  wait: number;
}

/** What becomes of calls at once where the server allows fewer, and how many requests a list takes. */
export async function limitFigures(): Promise<Figure[]> {
  const [ours, told, fast, slow, unread, octokit, openai] = await Promise.all([
    storm(callers.crewkit),
    storm(informed(limit.requests, limit.seconds)),
    storm(informed(limit.requests, limit.seconds), { resetOff: 90 }),
    storm(informed(limit.requests, limit.seconds), { resetOff: -90 }),
    storm(callers["openapi-fetch"]),
    storm(callers.octokit),
    storm(callers.openai),
  ]);
  const peers = (key: keyof Outcome) => ({ "openapi-fetch": unread[key], octokit: octokit[key], openai: openai[key] });
  const figure = (name: string, unit: string, value: number, atMost: number): Figure => ({ name, unit, value, atMost });
  const name = "60 calls at once, 20 per 2 s";
  const off = "Reset clock 90 s off";
  return [
    figure(`${name}: failed`, "calls", told.failed, 0),
    figure(`${name}: 429s seen`, "answers", told.refused, 0),
    { ...figure(`${name}, limit not given: failed`, "calls", ours.failed, 0), peers: peers("failed") },
    { ...figure(`${name}, limit not given: 429s seen`, "answers", ours.refused, 0), peers: peers("refused") },
    figure(`${off}: failed`, "calls", fast.failed + slow.failed, 0),
    figure(`${off}: 429s seen`, "answers", fast.refused + slow.refused, 0),
    figure(`${off}: longest wait`, "s", Math.max(fast.wait, slow.wait), limit.seconds + patience),
    ...(await pageFigures()),
  ];
}

async function storm(connect: (baseUrl: string) => Caller, clock: Partial<LimitedOptions> = {}): Promise<Outcome> {
  await using server = await listenHttp(serveLimited({ ...limit, ...clock }));
  const call = connect(server.baseUrl);
  const times: number[] = [];
  const successes = await Promise.all(
    Array.from({ length: calls }, async () => {
      const success = await call();
      times.push(performance.now());
      return success;
    }),
  );
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const failed = successes.filter((success) => !success).length;
  return { failed, refused: server.refused(), wait: Math.max(...waits) / 1000 };
}
