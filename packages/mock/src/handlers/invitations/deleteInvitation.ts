import type { Handler } from "../../call.ts";
import { sentInvitation } from "../../rules/organizations/invitations.ts";

export const deleteInvitation: Handler<"deleteInvitation"> = (call) => {
  call.store.invitations.remove(sentInvitation(call).id);
  return { message: "Invitation withdrawn" };
};
