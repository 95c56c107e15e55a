import { expect, onTestFinished, test, vi } from "vitest";
import { createProgress } from "./progress.ts";

function progressOf(stream: { isTTY: boolean; columns?: number }) {
  vi.useFakeTimers({ now: 1_000_000 });
  onTestFinished(() => void vi.useRealTimers());
  const written: string[] = [];
  return { written, ...createProgress({ ...stream, write: (text) => written.push(text) }) };
}

test("updates one line in a terminal, cut to its width, and clears it", () => {
  const { written, startPhase, startTests, showResult, showWait, end } = progressOf({ isTTY: true, columns: 40 });
  startPhase("Preparing the tests");
  startTests(3);
  showResult({ name: "getHealth > 200 > example request of the contract", outcome: "failed" });
  showWait(58, "rate limit");
  vi.advanceTimersByTime(60_000);
  end();
  end();
  expect(written).toEqual([
    "\r\u001b[K1 of 3, 1 failed getHealth > 200 > exa…",
    "\r\u001b[K1 of 3, 1 failed waiting 58 s for the …",
    "\r\u001b[K",
  ]);
});

test("writes a line for each phase to a log, and a line every ten seconds during the tests", () => {
  const { written, startPhase, startTests, showResult, showWait, end } = progressOf({ isTTY: false });
  startPhase("Preparing the tests");
  vi.advanceTimersByTime(30_000);
  startTests(21);
  // No result yet.
  vi.advanceTimersByTime(10_000);
  for (let second = 1; second <= 19; second++) {
    showResult({ name: `case ${second}`, outcome: second === 5 ? "failed" : "passed" });
    vi.advanceTimersByTime(1000);
  }
  showWait(25, "rate limit");
  vi.advanceTimersByTime(30_000);
  showResult({ name: "case 20", outcome: "passed" });
  showResult({ name: "case 21", outcome: "passed" });
  vi.advanceTimersByTime(10_000);
  end();
  vi.advanceTimersByTime(60_000);
  expect(written).toEqual([
    "Preparing the tests\n",
    "0 of 21\n",
    "10 of 21, 1 failed  case 10\n",
    "19 of 21, 1 failed  waiting 24 s for the rate limit\n",
    "19 of 21, 1 failed  waiting 14 s for the rate limit\n",
    "19 of 21, 1 failed  waiting 4 s for the rate limit\n",
    "21 of 21, 1 failed  cleaning up\n",
  ]);
});

test("does not keep the process alive", () => {
  const start = vi.spyOn(globalThis, "setInterval");
  const { startTests, end } = createProgress({ isTTY: false, write: () => true });
  startTests(1);
  expect(start.mock.results[0]?.value.hasRef()).toBe(false);
  end();
});
