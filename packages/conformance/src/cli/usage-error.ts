/** An invalid option or input file. The message is one line. */
export class UsageError extends Error {
  override name = "UsageError";
}
