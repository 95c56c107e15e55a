import type { Handler } from "../../handler.ts";
import { requireOpenInvitation, toPreview } from "../../rules/organizations/invitations.ts";

export const declineInvitation: Handler<"declineInvitation"> = (context) => {
  const { store, now } = context;
  const details = requireOpenInvitation(context);
  const invitation = store.invitations.update(details.invitation, { status: "declined", answered_at: now() });
  return { data: toPreview({ ...details, invitation }) };
};
