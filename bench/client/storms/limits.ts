import { type LimitedOptions, listenHttp, serveLimited } from "@crewkit/client/testing";
import type { Metric } from "../../tools/metrics.ts";
import { type Connect, crewkit } from "./caller.ts";
import { pageMetrics } from "./pages.ts";

const calls = 60;
const limit = { requests: 20, seconds: 2 };

// Timers are late on a busy machine.
const patience = 0.5;

/** The outcome of 60 concurrent calls. */
interface Outcome {
  failed: number;
  refused: number;
  /** The longest time in which nothing was sent, in seconds. */
  wait: number;
}

/** The outcome of concurrent calls to a server that allows fewer, and the number of requests that a list takes. */
export async function limitMetrics(): Promise<Metric[]> {
  // By a variable, so that a type check without the peers passes.
  const peersFile = "./peers.ts";
  const { peers: theirs }: { peers: Record<string, Connect> } = await import(peersFile);
  const informed = crewkit({ limits: [limit] });
  const [ours, told, fast, slow, ...others] = await Promise.all([
    storm(crewkit()),
    storm(informed),
    storm(informed, { resetOff: 90 }),
    storm(informed, { resetOff: -90 }),
    ...Object.values(theirs).map((connect) => storm(connect)),
  ]);
  const peers = (key: keyof Outcome) =>
    Object.fromEntries(Object.keys(theirs).map((name, index) => [name, others[index]?.[key] ?? Number.NaN]));
  const metric = (name: string, unit: string, value: number, atMost: number): Metric => ({ name, unit, value, atMost });
  const name = "60 calls at once, 20 per 2 s";
  const off = "Reset clock 90 s off";
  return [
    metric(`${name}: failed`, "calls", told.failed, 0),
    metric(`${name}: 429s seen`, "answers", told.refused, 0),
    { ...metric(`${name}, limit not given: failed`, "calls", ours.failed, 0), peers: peers("failed") },
    { ...metric(`${name}, limit not given: 429s seen`, "answers", ours.refused, 0), peers: peers("refused") },
    metric(`${off}: failed`, "calls", fast.failed + slow.failed, 0),
    metric(`${off}: 429s seen`, "answers", fast.refused + slow.refused, 0),
    metric(`${off}: longest wait`, "s", Math.max(fast.wait, slow.wait), limit.seconds + patience),
    ...(await pageMetrics()),
  ];
}

async function storm(connect: Connect, clock: Partial<LimitedOptions> = {}): Promise<Outcome> {
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
