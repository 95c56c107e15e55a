import type { WaitReason } from "../http/clock.ts";
import type { Result } from "../report/result.ts";
import { formatDuration, truncate } from "../report/text.ts";
import type { TextStream } from "./command.ts";

/** Updates one line in a terminal, and prints a line per minute elsewhere. */
export interface Progress {
  show(result: Pick<Result, "name" | "outcome">): void;
  wait(seconds: number, reason: WaitReason): void;
  clear(): void;
}

// Milliseconds. Some CI servers cancel jobs that print nothing for ten minutes.
const terminalInterval = 100;
const logInterval = 60_000;

type Stream = Pick<TextStream, "isTTY" | "columns"> & { write(text: string): unknown };

const reasons: Record<WaitReason, string> = { "rate limit": "the rate limit", test: "a test that needs time" };

export function createProgress(total: number, stream: Stream, now: () => number = Date.now): Progress {
  const { isTTY = false, columns = 80 } = stream;
  const clearLine = "\r\u001b[K";
  let [done, failed, printedAt] = [0, 0, isTTY ? 0 : now()];

  function print(text: string, isLong = false): void {
    if (!isLong && now() - printedAt < (isTTY ? terminalInterval : logInterval)) return;
    printedAt = now();
    const line = `${done} of ${total}${failed > 0 ? `, ${failed} failed` : ""}  ${text}`;
    stream.write(isTTY ? clearLine + truncate(line, columns - 1) : `${line}\n`);
  }

  return {
    show({ outcome, name }) {
      done += 1;
      if (outcome === "failed") failed += 1;
      print(name);
    },
    wait: (seconds, reason) =>
      print(`waiting ${formatDuration(seconds * 1000)} for ${reasons[reason]}`, isTTY || seconds * 1000 >= logInterval),
    clear() {
      if (isTTY) stream.write(clearLine);
    },
  };
}
