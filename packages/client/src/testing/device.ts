import type { DeviceTokenErrorCode, KnownValues } from "@crewkit/types";
import { hang, requestTarget, serve, type TestServer } from "./server.ts";
import { tokenLifetime } from "./tokens.ts";

/** An error code, a status, `tokens`, a network error (`drop`), or no response (`hang`). */
export type PollStep = KnownValues<DeviceTokenErrorCode> | "tokens" | "drop" | "hang" | number;

/** In seconds. */
export interface DeviceCodeTimes {
  expires_in?: number;
  interval?: number | undefined;
}

export interface DeviceServer extends TestServer {
  /** Seconds before each poll of the last login. */
  waits(): number[];
  /** `Authorization` headers of other requests. */
  authorizations: (string | undefined)[];
}

/**
 * Responds to each poll with the next step of a script, and repeats the last step.
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
    waits: () => timestamps.slice(1).map((timestamp, index) => (timestamp - (timestamps[index] ?? 0)) / 1000),
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
  device_code: "secret-device-code",
  user_code: "WDJB-MJHT",
  verification_uri: "https://dashboard.crewkit.io/device-verify",
  expires_in: 600,
  interval: 5,
};

const tokens = { access_token: "access", refresh_token: "refresh", token_type: "Bearer", expires_in: tokenLifetime };
