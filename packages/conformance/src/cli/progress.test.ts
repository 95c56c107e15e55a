import { expect, test } from "vitest";
import type { Result } from "../report/result.ts";
import { createProgress } from "./progress.ts";

const about = { operationId: "getHealth", kind: "success", failures: [], milliseconds: 1 };

function result(name: string, outcome: Result["outcome"] = "passed"): Result {
  return { ...about, name, outcome };
}

function streamOf(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 40, write: (text: unknown) => written.push(String(text)) > 0 };
}

test("updates one line in a terminal, cut to its width, and clears it", () => {
  const stream = streamOf(true);
  const progress = createProgress(3, stream);
  progress.show(result("getHealth > 200 > example request of the contract", "failed"));
  progress.wait(58);
  progress.clear();
  expect(stream.written).toEqual([
    "\r\u001b[K1 of 3, 1 failed getHealth > 200 > exa…",
    "\r\u001b[K1 of 3, 1 failed waiting 58 s for the …",
    "\r\u001b[K",
  ]);
});

test("writes a line per minute to a log, and one for each long wait", () => {
  const stream = streamOf(false);
  let clock = 0;
  const progress = createProgress(200, stream, () => clock);
  for (let index = 0; index < 150; index++) {
    clock += 1000;
    progress.show(result(`case ${index}`));
  }
  progress.wait(20);
  progress.wait(1200);
  progress.clear();
  expect(stream.written).toEqual([
    "60 of 200  case 59\n",
    "120 of 200  case 119\n",
    "150 of 200  waiting 20 min for the rate limit\n",
  ]);
});
