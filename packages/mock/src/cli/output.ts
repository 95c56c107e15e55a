/** The streams that a command writes to: those of `process`, or of a test. */
export interface Output {
  stdout: { write(text: string): unknown; isTTY?: boolean };
  stderr: { write(text: string): unknown };
}
