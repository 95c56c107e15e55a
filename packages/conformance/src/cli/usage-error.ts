/** A call that can't be done as it was given; the message says in a line what is wrong and what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}
