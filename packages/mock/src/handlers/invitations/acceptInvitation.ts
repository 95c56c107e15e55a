import type { Handler } from "../../handler.ts";
import { requireOpenInvitation } from "../../rules/organizations/invitations.ts";
import { addMember, findMembership } from "../../rules/organizations/membership.ts";

export const acceptInvitation: Handler<"acceptInvitation"> = (context) => {
  const { store, caller, now, error } = context;
  const { invitation, organization, role } = requireOpenInvitation(context);
  if (findMembership(store, organization.id, caller.user.id)) throw error("alreadyMember");
  store.invitations.update(invitation, { status: "accepted", answered_at: now() });
  return { data: addMember(context, role) };
};
