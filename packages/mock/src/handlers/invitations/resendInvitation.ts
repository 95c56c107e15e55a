import type { Handler } from "../../handler.ts";
import { invitationInPath, invitationLifetime, sendInvitationMail } from "../../rules/organizations/invitations.ts";

export const resendInvitation: Handler<"resendInvitation"> = (context) => {
  const { store, now, error } = context;
  const invitation = invitationInPath(context);
  if (invitation.answered_at !== null) throw error("alreadyAnswered");
  const data = store.invitations.update(invitation, {
    status: "pending",
    sent_at: now(),
    expires_at: now(invitationLifetime),
  });
  sendInvitationMail(context, data);
  return { data };
};
