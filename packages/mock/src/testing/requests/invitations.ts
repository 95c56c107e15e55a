import world from "@crewkit/openapi/world.json" with { type: "json" };
import type { Reaches } from "../reach.ts";

type InvitationIds =
  | "listInvitations"
  | "createInvitation"
  | "resendInvitation"
  | "deleteInvitation"
  | "getInvitation"
  | "acceptInvitation"
  | "declineInvitation";

const { junior } = world.roles ?? {};
const answered = { token: String(world.invitations?.dana?.token) };

/** Requests that reach each status of the operations on invitations. */
export const invitations: Reaches<InvitationIds> = {
  listInvitations: { success: {} },
  createInvitation: {
    success: { body: { email: "gita@acme.example", role_id: junior?.id } },
    422: { body: { email: "chen@acme.example", role_id: junior?.id } },
  },
  resendInvitation: { success: {}, 422: { path: answered } },
  deleteInvitation: { success: {} },
  getInvitation: { success: {} },
  acceptInvitation: { success: {}, 422: { as: "bruno" } },
  declineInvitation: { success: {}, 422: { as: "bruno" } },
};
