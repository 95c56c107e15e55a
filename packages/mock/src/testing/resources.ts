import world from "@crewkit/openapi/world.json" with { type: "json" };
import type { TestApi } from "./api.ts";
import { alter } from "./records.ts";

/** An id of the example world's: `idOf("resources", "ledger_skill")`. */
export function idOf(kind: string, name: string): string {
  return String((world[kind] as Record<string, { id: string }> | undefined)?.[name]?.id);
}

/** Makes somebody one of crewkit's staff. */
export function hire(api: TestApi, name: string): void {
  alter(api, "users", { id: idOf("people", name), platform_role: "crewkit_staff" });
}
