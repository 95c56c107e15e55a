import { expect, test } from "vitest";
import { createProgress } from "./progress.ts";

function progressOf(total: number, stream: { isTTY: boolean; columns?: number }, now?: () => number) {
  const written: string[] = [];
  return { written, ...createProgress(total, { ...stream, write: (text) => written.push(text) }, now) };
}

test("updates one line in a terminal, cut to its width, and clears it", () => {
  const { written, show, wait, clear } = progressOf(3, { isTTY: true, columns: 40 });
  show({ name: "getHealth > 200 > example request of the contract", outcome: "failed" });
  wait(58, "rate limit");
  clear();
  expect(written).toEqual([
    "\r\u001b[K1 of 3, 1 failed getHealth > 200 > exa…",
    "\r\u001b[K1 of 3, 1 failed waiting 58 s for the …",
    "\r\u001b[K",
  ]);
});

test("writes a line per minute to a log, and one for each long wait", () => {
  let clock = 0;
  const { written, show, wait, clear } = progressOf(200, { isTTY: false }, () => clock);
  for (; clock <= 90_000; clock += 1000) show({ name: `case ${clock / 1000}`, outcome: "passed" });
  wait(20, "rate limit");
  wait(1200, "rate limit");
  clear();
  expect(written).toEqual(["61 of 200  case 60\n", "91 of 200  waiting 20 min for the rate limit\n"]);
});
