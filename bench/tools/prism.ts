const logger: Record<string, unknown> = Object.fromEntries(
  ["trace", "debug", "info", "success", "warn", "error", "fatal"].map((level) => [level, () => {}]),
);
logger.child = () => logger;

/** Cast to never, because Prism does not export the type of a logger. */
export const silentLogger: never = logger as never;
