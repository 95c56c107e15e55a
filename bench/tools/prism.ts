const logger: Record<string, unknown> = Object.fromEntries(
  ["trace", "debug", "info", "success", "warn", "error", "fatal"].map((level) => [level, () => {}]),
);
logger.child = () => logger;

/** A logger for Prism that drops everything. (Prism exports no type for one.) */
export const silentLogger: never = logger as never;
