/** A signal that is aborted after some milliseconds. Unlike that of `AbortSignal.timeout`, its clock can be faked. */
export function abortAfter(milliseconds: number, reason?: unknown): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), milliseconds);
  return controller.signal;
}
