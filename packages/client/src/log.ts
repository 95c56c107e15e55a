import type { CrewkitEvent, SharedOptions } from "./options.ts";
import type { Call } from "./request.ts";
import { readEnv } from "./transport.ts";

export interface Log {
  event(event: CrewkitEvent): void;
  response(call: Call, response: Response, attempt: number): void;
}

/** Returns undefined if nothing is logged. The lines contain no URL, because it can contain a token. */
export function createLog(debug: SharedOptions["debug"]): Log | undefined {
  const enabled = debug ?? readEnv("CREWKIT_LOG") === "debug";
  if (!enabled) return undefined;
  const print = typeof enabled === "function" ? enabled : console.error;
  const write = (line: string) => {
    try {
      print(line);
    } catch {
      // A failing log must not affect calls.
    }
  };
  return {
    event: (event) => write(`crewkit: ${event.operation}: ${describeEvent(event)}`),
    response({ operation, method }, { status, headers }, attempt) {
      const requestId = headers.get("x-request-id");
      const details = [attempt > 1 && `attempt ${attempt}`, requestId && `request ${requestId}`].filter(Boolean);
      write(`crewkit: ${operation}: ${[`${method} ${status}`, ...details].join(", ")}`);
    },
  };
}

function describeEvent(event: CrewkitEvent): string {
  switch (event.type) {
    case "wait":
      return `waits ${formatSeconds(event.milliseconds)} for the rate limit`;
    case "retry":
      return `attempt ${event.attempt} in ${formatSeconds(event.milliseconds)} after ${event.error.message}`;
    case "refresh":
      return event.error ? `the token refresh failed: ${event.error.message}` : "refreshed the access token";
  }
}

function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
