import type { Handler } from "../../call.ts";
import { sameAddress, toPerson } from "../../rules/authentication/users.ts";
import { asOf, invitationLifetime, mailInvitation } from "../../rules/organizations/invitations.ts";
import { givenRole } from "../../rules/organizations/roles.ts";

export const createInvitation: Handler<"createInvitation"> = (call) => {
  const { store, organization, caller, body, random, now, refuse } = call;
  const role = givenRole(call, body.role_id);
  const members = store.members.in(organization.id);
  if (members.some(({ email }) => sameAddress(email, body.email))) throw refuse("alreadyMember");
  const before = store.invitations
    .in(organization.id)
    .filter((each) => each.answered_at === null && sameAddress(each.email, body.email));
  if (before.some((each) => asOf(now(), each).status === "pending")) throw refuse("alreadyInvited");
  for (const { id } of before) store.invitations.remove(id);
  const data = store.invitations.add({
    id: random.uuid(),
    organization_id: organization.id,
    token: `inv_${random.secret(32)}`,
    email: body.email,
    role_id: role.id,
    role_key: role.key,
    status: "pending",
    invited_by: toPerson(caller.user),
    created_at: now(),
    sent_at: now(),
    expires_at: now(invitationLifetime),
    answered_at: null,
  });
  mailInvitation(call, data);
  return { data };
};
