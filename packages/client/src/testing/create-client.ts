import { type Crewkit, createCrewkit } from "../crewkit.ts";
import type { CrewkitOptions } from "../options.ts";

/** Creates a client that sends each call once, and no token by default. */
export function createClient(options: CrewkitOptions): Crewkit {
  return createCrewkit({ retries: 0, token: null, ...options });
}
