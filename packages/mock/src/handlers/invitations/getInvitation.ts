import type { Handler } from "../../call.ts";
import { preview, receivedInvitation } from "../../rules/organizations/received-invitation.ts";

export const getInvitation: Handler<"getInvitation"> = (call) => ({ data: preview(receivedInvitation(call)) });
