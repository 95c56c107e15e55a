// Milliseconds. Runners such as pnpm forward a Ctrl-C that the process already received.
const duplicateWindow = 500;

/** Aborts the run at the first SIGINT or SIGTERM, and exits at a second SIGINT. CI servers cancel with both. */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  const interrupt = (signal: NodeJS.Signals) => {
    if (first === undefined) {
      first = Date.now();
      console.error("Stopping and cleaning up. Press Ctrl-C again to exit immediately.");
      controller.abort();
    } else if (signal === "SIGINT" && Date.now() - first > duplicateWindow) {
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, interrupt);
  return controller.signal;
}
