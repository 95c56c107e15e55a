import type { Handler } from "../../handler.ts";
import { invitationDetails, toPreview } from "../../rules/organizations/invitations.ts";

export const getInvitation: Handler<"getInvitation"> = (context) => ({ data: toPreview(invitationDetails(context)) });
