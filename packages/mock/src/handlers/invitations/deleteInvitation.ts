import type { Handler } from "../../call.ts";
import { invitationInPath } from "../../rules/organizations/invitations.ts";
import { removeInvitation } from "../../rules/organizations/roles.ts";

export const deleteInvitation: Handler<"deleteInvitation"> = (call) => {
  removeInvitation(call.store, invitationInPath(call));
  return { message: "Invitation withdrawn" };
};
