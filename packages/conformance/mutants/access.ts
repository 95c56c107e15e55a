import { respondWith, when } from "./tools/change.ts";
import { remember } from "./tools/memory.ts";
import type { ProxiedRequest, ProxiedResponse } from "./tools/mutant.ts";
import { as, asGet, insteadOf, isFrom, resend, withToken } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

const hasToken = (_: ProxiedResponse, { headers }: ProxiedRequest) => headers.authorization !== undefined;
const hasNoToken = (_: ProxiedResponse, { headers }: ProxiedRequest) => headers.authorization === undefined;
const hasOwnToken = (_: ProxiedResponse, { headers }: ProxiedRequest) => /\.|\w{20}/.test(headers.authorization ?? "");

export const behaviors: Mutants = {
  "updateProject > 200 > as admin": {
    "admin-rejected": ["An admin may not change projects.", { request: insteadOf("bruno", as("dana")) }],
  },
  "listMembers > 200 > as viewer": {
    "viewer-rejected": ["A viewer may not read members.", { request: insteadOf("dana", as("noor")) }],
  },
  "deleteProject > 403 > as member": {
    "member-deletes": ["A member may delete projects.", { request: insteadOf("chen", as("ada")) }],
  },
  "createProject > 403 > as viewer": {
    "viewer-creates": ["A viewer may create projects.", { request: insteadOf("dana", as("ada")) }],
  },
  "getProject > 403 > as an outsider": {
    "outsider-reads": ["A stranger reads a project.", { request: insteadOf("noor", as("ada")) }],
    "outsider-gets-404": [
      "What is another's is told as 404 where 403 is promised.",
      when(isFrom("noor"), respondWith(404)),
    ],
  },
  "listMembers > 403 > as an outsider": {
    "outsider-lists": ["A stranger lists the members of an organization.", { request: insteadOf("noor", as("ada")) }],
  },
  "getResource > 404 > as an outsider": {
    "outsider-reads-resource": [
      "A stranger reads a resource that is not published.",
      { request: insteadOf("noor", as("ada")) },
    ],
  },
  "deletePasskey > 404 > as an outsider": {
    "passkey-deleted-by-a-outsider": [
      "Whoever knows the id of a passkey deletes it.",
      {
        request: insteadOf("noor", (request, { memory }) => withToken(request, memory.get("holder") ?? "")),
        "completePasskeyRegistration > 2XX": remember(
          () => "holder",
          (_, { headers }) => headers.authorization ?? "",
        ),
      },
    ],
  },
  "refreshToken > 200": {
    "public-rejects-expired-token": [
      "What needs no token refuses one that has ended: a client that sends it always can't refresh it.",
      {
        async request(request, { send }) {
          if (!request.headers.authorization) return request;
          const own = await send(asGet(request, "/auth/me"));
          return own.status === 401 ? own : request;
        },
      },
    ],
  },
  "getProject > 401 > a garbled token": {
    "token-garbled-accepted": ["Any token is taken.", when(hasToken, resend(as("ada")))],
  },
  "getProject > 401 > a revoked token": {
    "token-revoked-accepted": ["A token that was revoked is taken.", when(hasOwnToken, resend(as("ada")))],
  },
  "listProjects > 401 > no token": {
    "token-not-needed": ["No token is needed to list projects.", when(hasNoToken, resend(as("ada")))],
  },
  "deleteRole > 401 > no token": {
    "token-of-deletion-not-needed": ["No token is needed to delete a role.", when(hasNoToken, resend(as("ada")))],
  },
};
