export type TextStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** What the command uses of its process. Tests pass their own. */
export interface Terminal {
  stdout: TextStream;
  stderr: TextStream;
  onInterrupt(): AbortSignal;
}
