import type { Handler } from "../../call.ts";
import { invitationLifetime, mailInvitation, sentInvitation } from "../../rules/organizations/invitations.ts";

export const resendInvitation: Handler<"resendInvitation"> = (call) => {
  const { store, now, refuse } = call;
  const invitation = sentInvitation(call);
  if (invitation.answered_at !== null) throw refuse("answered");
  const sent = { status: "pending", sent_at: now(), expires_at: now(invitationLifetime) } as const;
  const data = store.invitations.update(invitation, sent);
  mailInvitation(call, data);
  return { data };
};
