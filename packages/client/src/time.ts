/** Rejects with the signal's reason when it aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(stop, milliseconds);
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) stop();
  });
}
