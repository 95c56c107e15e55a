// Milliseconds. A runner such as pnpm forwards a Ctrl-C that the process has received already.
const duplicateWindow = 500;

/**
 * Aborts the run at the first Ctrl-C or SIGTERM, and the process at a second Ctrl-C. CI servers send SIGINT and then SIGTERM
 * when a job is canceled, so SIGTERM never cuts the cleanup short.
 */
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
