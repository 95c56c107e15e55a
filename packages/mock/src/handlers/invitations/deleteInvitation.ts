import type { Handler } from "../../handler.ts";
import { invitationInPath } from "../../rules/organizations/invitations.ts";
import { removeInvitation } from "../../rules/organizations/roles.ts";

export const deleteInvitation: Handler<"deleteInvitation"> = (context) => {
  removeInvitation(context.store, invitationInPath(context));
  return { message: "Invitation withdrawn" };
};
