import type { Handler } from "../../call.ts";
import { invitationToAnswer, toPreview } from "../../rules/organizations/invitations.ts";

export const declineInvitation: Handler<"declineInvitation"> = (call) => {
  const { store, now } = call;
  const received = invitationToAnswer(call);
  const invitation = store.invitations.update(received.invitation, { status: "declined", answered_at: now() });
  return { data: toPreview({ ...received, invitation }) };
};
