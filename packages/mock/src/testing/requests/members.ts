import world from "@crewkit/openapi/world.json" with { type: "json" };
import { people } from "../../store/world.ts";
import type { Reaches } from "../reach.ts";

const { admin } = world.roles ?? {};
const owner = { user_id: String(people.ada?.id) };

/** Requests that reach each status of the operations on members. */
export const members: Reaches<"listMembers" | "getMember" | "updateMember" | "deleteMember" | "transferOwnership"> = {
  listMembers: { success: {} },
  getMember: { success: {} },
  updateMember: { success: { body: { role_id: admin?.id } }, 422: { path: owner, body: { role_id: admin?.id } } },
  deleteMember: { success: {}, 422: { path: owner } },
  transferOwnership: { success: {}, 422: { path: owner } },
};
