import type { Handler } from "../../handler.ts";
import { invitationInPath } from "../../rules/organizations/invitations.ts";

export const deleteInvitation: Handler<"deleteInvitation"> = (context) => {
  context.store.invitations.remove(invitationInPath(context).id);
  return { message: "Invitation withdrawn" };
};
