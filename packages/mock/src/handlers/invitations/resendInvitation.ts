import type { Handler } from "../../call.ts";
import { invitationInPath, invitationLifetime, mailInvitation } from "../../rules/organizations/invitations.ts";

export const resendInvitation: Handler<"resendInvitation"> = (call) => {
  const { store, now, refuse } = call;
  const invitation = invitationInPath(call);
  if (invitation.answered_at !== null) throw refuse("answered");
  const data = store.invitations.update(invitation, {
    status: "pending",
    sent_at: now(),
    expires_at: now(invitationLifetime),
  });
  mailInvitation(call, data);
  return { data };
};
