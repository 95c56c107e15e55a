import type { WaitReason } from "../base/clock.ts";
import type { Result } from "../base/result.ts";
import { truncate } from "../report/text.ts";
import { formatDuration } from "../values/format.ts";
import type { TextStream } from "./command.ts";

/** Updates one line in a terminal. Elsewhere, prints a line for each phase, and one every ten seconds during the tests. */
export interface Progress {
  /** Names what the suite does before the tests. Prints nothing in a terminal. */
  startPhase(name: string): void;
  startTests(total: number): void;
  showResult(result: Pick<Result, "name" | "outcome">): void;
  showWait(seconds: number, reason: WaitReason): void;
  /** Stops the output. */
  end(): void;
}

// Milliseconds.
const terminalInterval = 100;
const logInterval = 10_000;

type Stream = Pick<TextStream, "isTTY" | "columns"> & { write(text: string): unknown };

const reasons: Record<WaitReason, string> = { "rate limit": "the rate limit", test: "a test that needs time" };

const clearLine = "\r\u001b[K";

export function createProgress(stream: Stream): Progress {
  const { isTTY = false, columns = 80 } = stream;
  let [total, done, failed, printedAt] = [0, 0, 0, 0];
  let lastTest = "";
  let wait: { reason: WaitReason; until: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;

  function print(): void {
    const line = `${done} of ${total}${failed > 0 ? `, ${failed} failed` : ""}  ${describeActivity()}`.trimEnd();
    stream.write(isTTY ? clearLine + truncate(line, columns - 1) : `${line}\n`);
  }

  function describeActivity(): string {
    const seconds = wait ? Math.ceil((wait.until - Date.now()) / 1000) : 0;
    if (wait && seconds > 0) return `waiting ${formatDuration(seconds * 1000)} for ${reasons[wait.reason]}`;
    return done === total ? "cleaning up" : lastTest;
  }

  return {
    startPhase(name) {
      if (!isTTY) stream.write(`${name}\n`);
    },
    startTests(count) {
      total = count;
      isRunning = true;
      // A timer also prints while a test waits for a response.
      if (!isTTY) timer = setInterval(print, logInterval).unref();
    },
    showResult({ outcome, name }) {
      done += 1;
      if (outcome === "failed") failed += 1;
      lastTest = name;
      wait = undefined;
      if (!isTTY || Date.now() - printedAt < terminalInterval) return;
      printedAt = Date.now();
      print();
    },
    showWait(seconds, reason) {
      wait = { reason, until: Date.now() + seconds * 1000 };
      if (isTTY) print();
    },
    end() {
      clearInterval(timer);
      if (isTTY && isRunning) stream.write(clearLine);
      isRunning = false;
    },
  };
}
