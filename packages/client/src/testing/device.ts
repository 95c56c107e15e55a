import { hang, requestTarget, serve, type TestServer } from "./server.ts";
import { tokenLifetime } from "./tokens.ts";

/** The response to a poll: `tokens`, a lost connection (`drop`), none (`hang`), a status, or an `error`. */
export type PollStep = "tokens" | "drop" | "hang" | number | (string & {});

/** The times of a device authorization in seconds, if they are not 600 and 5. */
export interface DeviceCodeTimes {
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
export function serveDevice(script: PollStep[], times: DeviceCodeTimes = {}): DeviceServer {
  const timestamps: number[] = [];
  const authorizations: DeviceServer["authorizations"] = [];
  const server = serve((request) => {
    const target = requestTarget(request);
    if (!["/auth/device", "/auth/token"].includes(target)) {
      authorizations.push(request.headers.authorization);
      return Response.json({ user: {} });
    }
    const isLoginStart = target === "/auth/device";
    if (isLoginStart) timestamps.length = 0;
    timestamps.push(Date.now());
    if (isLoginStart) return Response.json({ ...deviceAuthorization, ...times });
    return respond(script[timestamps.length - 2] ?? script.at(-1));
  });
  return {
    ...server,
    waits: () => timestamps.slice(1).map((moment, index) => (moment - (timestamps[index] ?? 0)) / 1000),
    authorizations,
  };
}

function respond(step: PollStep | undefined): Response | Promise<never> {
  if (step === "hang") return hang();
  if (step === "drop") return Promise.reject(new TypeError("fetch failed"));
  if (step === "tokens") return Response.json(tokens);
  if (typeof step === "number") return Response.json({ error: "Not now" }, { status: step });
  return Response.json({ error: step }, { status: 400 });
}

const deviceAuthorization = {
  device_code: "device-code-that-nobody-sees",
  user_code: "WDJB-MJHT",
  verification_uri: "https://dashboard.crewkit.io/device-verify",
  expires_in: 600,
  interval: 5,
};

const tokens = { access_token: "access", refresh_token: "refresh", token_type: "Bearer", expires_in: tokenLifetime };
