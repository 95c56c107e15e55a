import world from "@crewkit/openapi/world.json" with { type: "json" };
import type { TestApi } from "./api.ts";

/** An id of the example world's: `idOf("resources", "ledger_skill")`. */
export function idOf(kind: string, name: string): string {
  return String((world[kind] as Record<string, { id: string }> | undefined)?.[name]?.id);
}

/** Makes somebody one of crewkit's staff. */
export function hire(api: TestApi, name: string): void {
  const user = api.state.store.users.get(idOf("people", name));
  if (user) api.state.store.users.update(user, { platform_role: "crewkit_staff" });
}
