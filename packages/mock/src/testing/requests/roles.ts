import world from "@crewkit/openapi/world.json" with { type: "json" };
import type { Reaches } from "../reach.ts";

const builtIn = { id: String(world.roles?.senior?.id) };

/** Requests that reach each status of the operations on roles. */
export const roles: Reaches<"listRoles" | "createRole" | "getRole" | "updateRole" | "deleteRole"> = {
  listRoles: { success: {} },
  createRole: {
    success: { body: { key: "tester", custom_name: "Tester", level: 2, permission_level: "member" } },
    422: { body: { key: "admin", custom_name: "Another admin", level: 2, permission_level: "member" } },
  },
  getRole: { success: {} },
  updateRole: { success: { body: { level: 2 } }, 422: { path: builtIn, body: { level: 3 } } },
  deleteRole: { success: {}, 422: { path: builtIn } },
};
