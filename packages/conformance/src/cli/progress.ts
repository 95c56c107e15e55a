import type { Result } from "../report/result.ts";
import { formatDuration, truncate } from "../report/text.ts";
import type { TextStream } from "./command.ts";

/** Updates one line in a terminal, and prints occasional lines elsewhere. */
export interface Progress {
  show(result: Result): void;
  wait(seconds: number): void;
  clear(): void;
}

type Stream = Pick<TextStream, "isTTY" | "columns" | "write">;

// Milliseconds. Some CI servers cancel jobs that print nothing for ten minutes.
const terminalInterval = 100;
const logInterval = 60_000;

export function createProgress(total: number, stream: Stream, now: () => number = Date.now): Progress {
  let done = 0;
  let failed = 0;
  let shown = stream.isTTY ? 0 : now();
  const progressText = () => `${done} of ${total}${failed > 0 ? `, ${failed} failed` : ""}`;

  function print(text: string): void {
    shown = now();
    const width = (stream.columns || 80) - 1;
    stream.write(stream.isTTY ? `\r\u001b[K${truncate(text, width)}` : `${text}\n`);
  }

  return {
    show({ outcome, name }) {
      done += 1;
      if (outcome === "failed") failed += 1;
      if (now() - shown >= (stream.isTTY ? terminalInterval : logInterval)) print(`${progressText()}  ${name}`);
    },
    wait(seconds) {
      if (stream.isTTY || now() - shown >= logInterval || seconds * 1000 >= logInterval)
        print(`${progressText()}  waiting ${formatDuration(seconds * 1000)} for the rate limit`);
    },
    clear() {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
}
