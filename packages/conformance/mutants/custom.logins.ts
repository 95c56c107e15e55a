import { type Item, readField, readText, setEach, setField } from "./tools/change.ts";
import { recall, remember } from "./tools/memory.ts";
import { as, withToken } from "./tools/request.ts";
import type { Mutants, MutantTools, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

export const behaviors: Mutants = {
  "verifyDeviceCode > custom": {
    "device-signed-in-as-owner": ["A device is always signed in as Ada.", { request: as("ada") }],
  },
  "verifyMagicLink > custom": {
    "account-named-after-whole-address": [
      "A new account is named after its whole email address.",
      { "getCurrentUser > 2XX": (user) => setField("/user/name", readField(user, "/user/email"))(user) },
    ],
  },
  "requestPasskeyRegistration > custom": {
    "no-passkeys-excluded": [
      "A device can register a second passkey, because none are excluded.",
      setField("/data/excludeCredentials", []),
    ],
  },
  "completePasskeyLogin > custom": {
    "passkey-use-not-recorded": [
      "A login does not set when the passkey was last used.",
      { "listPasskeys > 2XX": setEach("/last_used_at", null) },
    ],
  },
  "deletePasskey > custom": {
    "deleted-passkey-still-referenced": [
      "A login refers to its passkey after the passkey is deleted.",
      {
        "listCurrentUserActivity > 2XX": (list, _, { memory }) =>
          setEach("/passkey_id", (passkey: string | null, { id }: Item) => {
            if (passkey !== null) memory.set(String(id), passkey);
            return memory.get(String(id)) ?? null;
          })(list),
      },
    ],
  },
  "updateCurrentUser > custom": {
    "renamed-author-keeps-the-old-name": [
      "The author of a session is shown with the name at the time of the session.",
      {
        "createSession > 2XX": remember(sessionPath, (session) => readText(session, "/data/user/name")),
        "getSession > 2XX": (session, request, { memory }) =>
          setField("/data/user/name", (name: string) => memory.get(request.target) ?? name)(session),
      },
    ],
  },
  "deleteCurrentUser > custom": {
    "deleted-account-stays-active": [
      "The access token of a deleted account still works.",
      {
        "deleteCurrentUser > 2XX": remember((_, { headers }) => String(headers.authorization)),
        "getCurrentUser > 401": recall(({ headers }) => String(headers.authorization)),
      },
    ],
  },
  "listCurrentUserActivity > custom": {
    "every-login-is-current": ["Every login is marked as the current one.", setEach("/current", true)],
    "every-login-from-a-device": ["Every login has the method `device`.", setEach("/sign_in_method", "device")],
  },
  "requestMagicLink > custom": {
    "magic-link-reveals-accounts": [
      "Requesting a magic link reveals whether the address has an account.",
      (response, request, { memory }) => {
        const address = readText(request, "/email");
        // A second request for an address means that it has an account.
        if (memory.has(address)) return setField("/message", "Welcome back")(response);
        memory.set(address, "known");
        return response;
      },
    ],
  },
  "revokeToken > custom": {
    "used-refresh-token-revokes-nothing": [
      "Revoking a refresh token that was already used does not end the login.",
      {
        requests: {
          refreshToken: rememberToken,
          revokeToken: (request, { memory }) =>
            memory.has(readText(request, "/refresh_token"))
              ? { status: 200, headers: {}, body: JSON.stringify({ message: "Token revoked" }) }
              : request,
        },
      },
    ],
    "outsider-revokes-a-login": [
      "Anyone with a refresh token can revoke another user's login.",
      {
        requests: {
          async revokeToken(request, { memory, send }) {
            const owner = memory.get(readText(request, "/refresh_token"));
            if (owner && request.headers.authorization !== owner) await send(withToken(request, owner));
            return request;
          },
        },
        "* > 2XX"(response, _, { memory }) {
          const token = readField(response, "/refresh_token");
          if (typeof token === "string") memory.set(token, `Bearer ${readField(response, "/access_token")}`);
          return response;
        },
      },
    ],
  },
};

function sessionPath(session: ProxiedResponse, { target }: ProxiedRequest): string {
  return `${target}/${readText(session, "/data/id")}`;
}

function rememberToken(request: ProxiedRequest, { memory }: MutantTools): ProxiedRequest {
  memory.set(readText(request, "/refresh_token"), "used");
  return request;
}
