// A runner such as pnpm passes on a Ctrl-C that has reached us already: that is no second one. Milliseconds.
const duplicateWindow = 500;

/**
 * Ends the run at the first Ctrl-C or SIGTERM, with time to clean up; at a second Ctrl-C, the process. A CI server that
 * cancels a job sends one after the other, and kills later what goes on.
 */
export function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  const interrupt = (signal: NodeJS.Signals) => {
    if (first === undefined) {
      first = Date.now();
      console.error("Stopping: what was made is cleaned up. Ctrl-C once more ends at once.");
      controller.abort();
    } else if (signal === "SIGINT" && Date.now() - first > duplicateWindow) {
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, interrupt);
  return controller.signal;
}
