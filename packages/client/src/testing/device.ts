import { hang, serve, type TestServer, targetOf } from "./server.ts";
import { tokenLife } from "./tokens.ts";

/** The response to a poll: `tokens`, a lost connection (`drop`), none (`hang`), a status, or an `error`. */
export type PollAnswer = "tokens" | "drop" | "hang" | number | (string & {});

/** The times of a device authorization in seconds, if they are not 600 and 5. */
export interface DeviceTimes {
  expires_in?: number;
  interval?: number | undefined;
}

/** A server for device logins. */
export interface DeviceServer extends TestServer {
  /** Seconds between the requests of the last login: before each poll. */
  waits(): number[];
  /** The `Authorization` header of each other request. Their response is a user. */
  authorizations: (string | undefined)[];
}

/**
 * Creates a server that responds to polls by a script. The last step of the script is repeated.
 *
 * @example
 * const server = serveDevice(["authorization_pending", "slow_down", "tokens"]);
 */
export function serveDevice(script: PollAnswer[], times: DeviceTimes = {}): DeviceServer {
  const moments: number[] = [];
  const authorizations: DeviceServer["authorizations"] = [];
  const server = serve((request) => {
    const target = targetOf(request);
    if (!["/auth/device", "/auth/token"].includes(target)) {
      authorizations.push(request.headers.authorization);
      return Response.json({ user: {} });
    }
    const begins = target === "/auth/device";
    if (begins) moments.length = 0;
    moments.push(Date.now());
    if (begins) return Response.json({ ...grant, ...times });
    return respond(script[moments.length - 2] ?? script.at(-1));
  });
  return {
    ...server,
    waits: () => moments.slice(1).map((moment, index) => (moment - (moments[index] ?? 0)) / 1000),
    authorizations,
  };
}

function respond(step: PollAnswer | undefined): Response | Promise<never> {
  if (step === "hang") return hang();
  if (step === "drop") return Promise.reject(new TypeError("fetch failed"));
  if (step === "tokens") return Response.json(tokens);
  if (typeof step === "number") return Response.json({ error: "Not now" }, { status: step });
  return Response.json({ error: step }, { status: 400 });
}

const grant = {
  device_code: "device-code-that-nobody-sees",
  user_code: "WDJB-MJHT",
  verification_uri: "https://dashboard.crewkit.io/device-verify",
  expires_in: 600,
  interval: 5,
};

const tokens = { access_token: "access", refresh_token: "refresh", token_type: "Bearer", expires_in: tokenLife };
