import { isStateError, itemsOf, readField, respondWith, setField, when } from "./tools/change.ts";
import { idOf, isKnown, remember, replay } from "./tools/memory.ts";
import { as, asGet, isFrom, partsOf, resend } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "acceptInvitation > 422": { "invitation-accepted-twice": ["An invitation can be accepted twice.", respondWith(200)] },
  "createInvitation > 422": {
    "email-invited-twice": [
      "An address can be invited twice.",
      when(({ body }) => body.includes("email") && !body.includes("is invalid"), respondWith(201)),
    ],
    "role-of-another-organization-accepted": [
      "An invitation can offer a role of another organization.",
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
    "running-experiment-deleted": ["A running experiment can be deleted.", when(isStateError, respondWith(200))],
  },
  "deleteRole > 422": {
    "built-in-role-deleted": ["A built-in role can be deleted.", when(isStateError, respondWith(200))],
    "offered-role-deleted": [
      "A role that an invitation offers can be deleted, together with the invitation.",
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
    "session-ended-twice": ["An ended session can be ended again.", when(isStateError, respondWith(200))],
  },
  "exchangeDeviceCode > 400": {
    "device-code-claimed-twice": ["A device code can be claimed twice.", replay("exchangeDeviceCode", 400, "body")],
  },
  "startExperiment > 422": {
    "experiment-started-twice": ["A running experiment can be started.", when(isStateError, respondWith(200))],
  },
  "updateExperiment > 422": {
    "running-experiment-renamed": [
      "A running experiment can be renamed.",
      when(
        (response, request) => isStateError(response) && readField(request, "/name") !== undefined,
        async (_, request, { send }) => setField("/data/name", readField(request, "/name"))(await send(asGet(request))),
      ),
    ],
  },
  "updateExperiment > 422 > notADraft (a stopped experiment)": {
    "stopped-experiment-changed": [
      "A stopped experiment can be changed.",
      async (response, request, { send }) => {
        const before = await send(asGet(request));
        return readField(before, "/data/ended_at") !== null ? before : response;
      },
    ],
  },
  "getSession > 404 > notFound (a session in a restricted repository)": {
    "restricted-session-shown-to-members": [
      "All members can read a session in a restricted repository.",
      when(isFrom("chen"), resend(as("ada"))),
    ],
  },
  "updateProject > 422 > slugTaken": {
    "slug-taken-by-an-update": [
      "An update can take the slug of another project.",
      when(({ body }) => body.includes("taken"), respondWith(200)),
    ],
  },
  "updateRole > 422": {
    "built-in-role-changed": [
      "Updating a built-in role reports success.",
      when(
        isStateError,
        resend((request) => asGet(request)),
      ),
    ],
  },
  "updateSession > 422": {
    "compacted-session-accepts-reports": [
      "A compacted session still accepts reports, which are lost.",
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
    "magic-link-works-twice": ["A magic link works twice.", replay("verifyMagicLink", 401, "body")],
  },
};
