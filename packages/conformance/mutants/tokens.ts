import { parseJson, valueAt } from "../src/values/json.ts";
import { readField, readText, setBody, setField } from "./tools/change.ts";
import { remember, replay } from "./tools/memory.ts";
import { as, asGet, withToken } from "./tools/request.ts";
import type { Mutants, MutantTools, ProxiedRequest, ProxiedResponse } from "./tools/table.ts";

export const behaviors: Mutants = {
  "refreshToken > tokens rotated": {
    "access-token-revoked-by-refresh": [
      "A refresh revokes the previous access token, which pending requests may still use.",
      {
        requests: {
          "*": (request, { memory }) =>
            memory.get(tokenOf(request)) === "ended" ? withToken(request, "Bearer ended") : request,
        },
        "refreshToken > 2XX"(response, request, { memory }) {
          const before = memory.get(readText(request, "/refresh_token"));
          if (before) memory.set(before, "ended");
          return response;
        },
        "* > 2XX": rememberLogin,
      },
    ],
    "refresh-token-unchanged": [
      "A refresh returns the refresh token that was sent.",
      (response, request) => setField("/refresh_token", readField(request, "/refresh_token"))(response),
    ],
  },
  "refreshToken > tokens reused": {
    "refresh-reuse-keeps-login": [
      "Reusing a refresh token is rejected, but does not revoke the login.",
      {
        request: (request, { memory }) =>
          memory.has(request.body) ? setField("/refresh_token", "another")(request) : request,
        "refreshToken > 2XX": remember((_, { body }) => body),
      },
    ],
    "refresh-token-works-twice": ["A refresh token works twice.", replay("refreshToken", 401, "body")],
  },
  "logoutUser > tokens": {
    "logout-does-nothing": [
      "A login stays active after logout.",
      {
        request: async (request, { send }) =>
          setBody({ message: "Logged out" })(await send(asGet(request, "/auth/me"))),
      },
    ],
    "logout-revokes-every-login": [
      "Logging out on one device ends all logins.",
      {
        "* > 2XX": rememberLogin,
        async "logoutUser > 2XX"(response, request, { memory, send }) {
          const user = userOf(tokenOf(request));
          for (const token of memory.values())
            if (userOf(token) === user) await send(withToken(request, `Bearer ${token}`));
          return response;
        },
      },
    ],
  },
  "revokeToken > tokens revoked": {
    "revoked-login-stays-active": [
      "The access token still works after its refresh token is revoked.",
      { request: setField("/refresh_token", "unknown-refresh-token") },
    ],
  },
  "getCurrentUser > tokens expired": {
    "expired-token-accepted": [
      "An access token never expires.",
      {
        "* > 200": remember((_, request) => tokenOf(request)),
        "* > 401": (response, request, { memory, send }) =>
          memory.has(tokenOf(request)) ? send(as("ada")(request)) : response,
      },
    ],
  },
};

function tokenOf({ headers }: ProxiedRequest): string {
  return headers.authorization?.replace("Bearer ", "") ?? "";
}

function rememberLogin(response: ProxiedResponse, _: ProxiedRequest, { memory }: MutantTools): ProxiedResponse {
  const refreshToken = readField(response, "/refresh_token");
  if (typeof refreshToken === "string") memory.set(refreshToken, readText(response, "/access_token"));
  return response;
}

function userOf(token: string): unknown {
  const [, claims = ""] = token.split(".");
  return valueAt(parseJson(Buffer.from(claims, "base64url").toString()), "/sub");
}
