import { isAboutState, itemsOf, readField, respondWith, setField, when } from "./tools/change.ts";
import { idOf, isKnown, remember, replay } from "./tools/memory.ts";
import { asGet, partsOf, resend } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "acceptInvitation > 422": {
    "invitation-accepted-twice": ["An invitation can be accepted twice.", respondWith(200)],
  },
  "createInvitation > 422": {
    "email-invited-twice": [
      "An address is invited twice.",
      when(({ body }) => body.includes("email") && !body.includes("is invalid"), respondWith(201)),
    ],
    "role-of-another-organization-accepted": [
      "An invitation may offer a role of another organization.",
      {
        async request(request, { memory, send }) {
          if (!memory.has(String(readField(request, "/role_id")))) return request;
          const [organization] = partsOf(request);
          const roles = itemsOf(await send(asGet(request, `/${organization}/roles`)));
          const viewer = roles.find(({ permission_level }) => permission_level === "viewer");
          return setField("/role_id", viewer?.id)(request);
        },
        "createRole > 2XX": remember(idOf),
      },
    ],
  },
  "deleteExperiment > 422": {
    "experiment-deleted-while-it-runs": [
      "An experiment can be deleted while it runs.",
      when(isAboutState, respondWith(200)),
    ],
  },
  "deleteRole > 422": {
    "built-in-role-deleted": ["A role that is built in can be deleted.", when(isAboutState, respondWith(200))],
    "offered-role-deleted": [
      "A role that an invitation offers can be deleted, and the invitation with it.",
      async (_, request, { send }) => {
        const [organization, , role] = partsOf(request);
        const list = `/${organization}/members/invitations`;
        for (const { role_id, token } of itemsOf(await send(asGet(request, `${list}?per_page=100`))))
          if (role_id === role) await send({ ...request, target: `${list}/${token}` });
        return send(request);
      },
    ],
  },
  "endSession > 422": {
    "session-ended-twice": ["A session that has ended can be ended again.", when(isAboutState, respondWith(200))],
  },
  "exchangeDeviceCode > 400": {
    "device-code-claimed-twice": [
      "A device code is claimed again and again.",
      replay("exchangeDeviceCode", 400, "body"),
    ],
  },
  "startExperiment > 422": {
    "experiment-started-twice": ["An experiment that runs can be started.", when(isAboutState, respondWith(200))],
  },
  "updateExperiment > 422": {
    "running-experiment-renamed": [
      "An experiment that runs can be renamed.",
      when(
        (response, request) => isAboutState(response) && readField(request, "/name") !== undefined,
        async (_, request, { send }) => setField("/data/name", readField(request, "/name"))(await send(asGet(request))),
      ),
    ],
  },
  "updateProject > 422 > a taken slug": {
    "slug-taken-by-an-update": [
      "An update may take the slug of another project.",
      when(({ body }) => body.includes("taken"), respondWith(200)),
    ],
  },
  "updateRole > 422": {
    "built-in-role-changed": [
      "To change a built-in role is answered as if it could be.",
      when(
        isAboutState,
        resend((request) => asGet(request)),
      ),
    ],
  },
  "updateSession > 422": {
    "compacted-session-takes-reports": [
      "A session that was compacted still takes reports, which nobody ever sees.",
      {
        "compactSession > 2XX": remember((_, { target }) => target.replace("/compact", "")),
        "updateSession > 422": when(
          isKnown,
          resend((request) => asGet(request)),
        ),
      },
    ],
  },
  "verifyMagicLink > 401": {
    "magic-link-works-twice": [
      "A magic link signs in again and again: whoever finds the mail is in.",
      replay("verifyMagicLink", 401, "body"),
    ],
  },
};
