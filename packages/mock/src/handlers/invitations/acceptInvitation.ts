import type { Handler } from "../../call.ts";
import { invitationToAnswer } from "../../rules/organizations/invitations.ts";
import { addMember, membershipIn } from "../../rules/organizations/membership.ts";

export const acceptInvitation: Handler<"acceptInvitation"> = (call) => {
  const { store, caller, now, refuse } = call;
  const { invitation, organization, role } = invitationToAnswer(call);
  if (membershipIn(store, organization.id, caller.user.id)) throw refuse("alreadyMember");
  store.invitations.update(invitation, { status: "accepted", answered_at: now() });
  return { data: addMember(call, role) };
};
