export type TextStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** The streams and signals of the process. Tests pass their own. */
export interface Terminal {
  stdout: TextStream;
  stderr: TextStream;
  onInterrupt(): AbortSignal;
}
