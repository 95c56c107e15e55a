/** An invalid option or input file. The message states the problem and the fix in one line. */
export class UsageError extends Error {
  override name = "UsageError";
}
