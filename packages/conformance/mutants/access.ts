import { respondWith, when } from "./tools/change.ts";
import { remember } from "./tools/memory.ts";
import { as, asGet, isFrom, resend, whenFrom, withToken } from "./tools/request.ts";
import type { Mutants, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

const hasToken = (_: ProxiedResponse, { headers }: ProxiedRequest) => headers.authorization !== undefined;
const hasNoToken = (_: ProxiedResponse, { headers }: ProxiedRequest) => headers.authorization === undefined;
const hasOwnToken = (_: ProxiedResponse, { headers }: ProxiedRequest) => /\.|\w{20}/.test(headers.authorization ?? "");

export const behaviors: Mutants = {
  "updateProject > 200 > as admin": {
    "admin-rejected": ["Admins cannot update projects.", { request: whenFrom("bruno", as("dana")) }],
  },
  "listMembers > 200 > as viewer": {
    "viewer-rejected": ["Viewers cannot list members.", { request: whenFrom("dana", as("noor")) }],
  },
  "deleteProject > 403 > as member": {
    "member-deletes": ["Members can delete projects.", { request: whenFrom("chen", as("ada")) }],
  },
  "createProject > 403 > as viewer": {
    "viewer-creates": ["Viewers can create projects.", { request: whenFrom("dana", as("ada")) }],
  },
  "getProject > 403 > as an outsider": {
    "outsider-reads": ["An outsider can read a project.", { request: whenFrom("noor", as("ada")) }],
    "outsider-gets-404": ["An outsider gets 404 instead of 403.", when(isFrom("noor"), respondWith(404))],
  },
  "listMembers > 403 > as an outsider": {
    "outsider-lists": ["An outsider can list an organization's members.", { request: whenFrom("noor", as("ada")) }],
  },
  "getResource > 404 > as an outsider": {
    "outsider-reads-draft": ["An outsider reads an unpublished resource.", { request: whenFrom("noor", as("ada")) }],
  },
  "deletePasskey > 404 > as an outsider": {
    "passkey-deleted-by-outsider": [
      "Anyone who knows the id of a passkey can delete it.",
      {
        request: whenFrom("noor", (request, { memory }) => withToken(request, memory.get("holder") ?? "")),
        "completePasskeyRegistration > 2XX": remember(
          () => "holder",
          (_, { headers }) => headers.authorization ?? "",
        ),
      },
    ],
  },
  "refreshToken > 200": {
    "public-rejects-expired-token": [
      "A public operation rejects an expired token, so that a client that always sends its token cannot refresh it.",
      {
        async request(request, { send }) {
          if (!request.headers.authorization) return request;
          const user = await send(asGet(request, "/auth/me"));
          return user.status === 401 ? user : request;
        },
      },
    ],
  },
  "getProject > 401 > a malformed token": {
    "malformed-token-accepted": ["Any token is accepted.", when(hasToken, resend(as("ada")))],
  },
  "getProject > 401 > a revoked token": {
    "revoked-token-accepted": ["A revoked token is accepted.", when(hasOwnToken, resend(as("ada")))],
  },
  "listProjects > 401 > no token": {
    "token-not-required-to-list": ["Projects can be listed without a token.", when(hasNoToken, resend(as("ada")))],
  },
  "deleteRole > 401 > no token": {
    "token-not-required-to-delete": ["A role can be deleted without a token.", when(hasNoToken, resend(as("ada")))],
  },
};
