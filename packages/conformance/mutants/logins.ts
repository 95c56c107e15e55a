import { after, before, cached, type Mutants, onStatus, owner, setData } from "./mutant.ts";

export const logins: Mutants = {
  "refreshToken > tokens rotated": {
    "a refresh returns the refresh token that was sent": {
      refreshToken: after((tokens, { body }) => Object.assign(tokens, body)),
    },
  },
  "refreshToken > tokens reused": {
    "a refresh token works twice": () => ({ refreshToken: cached() }),
  },
  "revokeToken > tokens revoked": {
    "a revoked refresh token leaves its access token valid": {
      revokeToken: before(({ body }) => Object.assign(body, { refresh_token: "unknown" })),
    },
  },
  "getCurrentUser > tokens expired": {
    "an access token never expires": () => {
      const known = new Set<string>();
      return {
        async "*"({ token }, mock) {
          const response = await mock.send();
          if (response.status === 200) known.add(token);
          return response.status === 401 && known.has(token) ? mock.send({ token: owner }) : response;
        },
      };
    },
  },
  "exchangeDeviceCode > 400 > accessDenied": {
    "a denied device stays pending": {
      exchangeDeviceCode: onStatus(400, (_, mock) => mock.respond(400, { error: "authorization_pending" })),
    },
  },
  "verifyDeviceCode > custom": {
    "a device is always signed in as the owner": { verifyDeviceCode: (_, mock) => mock.send({ token: owner }) },
  },
  "verifyMagicLink > 401": {
    "a magic link works twice": () => ({ verifyMagicLink: cached() }),
  },
  "requestPasskeyRegistration > custom": {
    "a device can register a second passkey": {
      requestPasskeyRegistration: setData(() => ({ excludeCredentials: [] })),
    },
  },
};
