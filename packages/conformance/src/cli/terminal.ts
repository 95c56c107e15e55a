export type TextStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

export interface Terminal {
  stdout: TextStream;
  stderr: TextStream;
  onInterrupt(): AbortSignal;
}
