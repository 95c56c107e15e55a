import { readField, readText, rejectTaken, respondWith, setField } from "./tools/change.ts";
import { remember } from "./tools/memory.ts";
import { as, asGet, partsOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "acceptInvitation > custom": {
    "expired-invitation-accepted": [
      "An expired invitation can be accepted.",
      {
        "createInvitation > 2XX": remember(
          (created) => readText(created, "/data/token"),
          (_, { target }) => target,
        ),
        async "acceptInvitation > 422"(response, request, { memory, send }) {
          const [, token = ""] = partsOf(request);
          const list = memory.get(token);
          const preview = await send(asGet(request, `/invitations/${token}`));
          if (readField(preview, "/data/status") !== "expired" || !list) return response;
          await send(as("ada")({ ...request, target: `${list}/${token}/resend`, body: "" }));
          return send(request);
        },
      },
    ],
    "accept-needs-the-exact-address": [
      "Only an address in lowercase can accept an invitation.",
      {
        async request(request, { send }) {
          const preview = await send(asGet(request, request.target.replace("/accept", "")));
          return /[A-Z]/.test(readText(preview, "/data/email")) ? respondWith(422)(preview) : request;
        },
      },
    ],
  },
  "getInvitation > custom": {
    "preview-shows-another-name": [
      "The page of an invitation shows a wrong organization name.",
      setField("/data/organization_name", "Acme"),
    ],
  },
  "createInvitation > custom": {
    "declined-address-not-invited-again": [
      "An address that has declined an invitation cannot be invited again.",
      {
        "declineInvitation > 2XX": remember((preview) => readText(preview, "/data/email")),
        "createInvitation > 2XX": (response, request, { memory }) =>
          memory.has(readText(request, "/email")) ? rejectTaken("email")(response) : response,
      },
    ],
  },
  "resendInvitation > custom": {
    "resend-does-not-extend": [
      "Resending an invitation does not extend it.",
      {
        "createInvitation > 2XX": remember(
          (created) => readText(created, "/data/token"),
          (created) => readText(created, "/data/expires_at"),
        ),
        "resendInvitation > 2XX": (invitation, _, { memory }) =>
          setField("/data/expires_at", memory.get(readText(invitation, "/data/token")))(invitation),
      },
    ],
  },
};
