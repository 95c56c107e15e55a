import { readField, readText, setEach, setField } from "./tools/change.ts";
import { recall, remember } from "./tools/memory.ts";
import { withToken } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
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
