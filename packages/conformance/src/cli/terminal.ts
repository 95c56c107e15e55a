export type TextStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

export interface Terminal {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: TextStream;
  stderr: TextStream;
  onInterrupt(): AbortSignal;
}
