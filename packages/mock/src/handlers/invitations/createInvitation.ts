import type { Handler } from "../../handler.ts";
import { invitationLifetime, sendInvitationMail, withStatusAt } from "../../rules/organizations/invitations.ts";
import { requireRole } from "../../rules/organizations/roles.ts";

export const createInvitation: Handler<"createInvitation"> = (context) => {
  const { store, organization, caller, body, random, now, error } = context;
  const role = requireRole(context, body.role_id);
  const invited = { organization_id: organization.id, email: body.email };
  if (store.members.where(invited).length > 0) throw error("alreadyMember");
  const openInvitations = store.invitations.where(invited).filter(({ answered_at }) => answered_at === null);
  if (openInvitations.some((each) => withStatusAt(now(), each).status === "pending")) throw error("alreadyInvited");
  for (const { id } of openInvitations) store.invitations.remove(id);
  const data = store.invitations.add({
    id: random.uuid(),
    organization_id: organization.id,
    token: `inv_${random.secret(32)}`,
    email: body.email,
    role_id: role.id,
    status: "pending",
    invited_by: caller.user,
    created_at: now(),
    sent_at: now(),
    expires_at: now(invitationLifetime),
    answered_at: null,
  });
  sendInvitationMail(context, data);
  return { data };
};
