import type { ServerResponse } from "node:http";
import { send, serve, type TestServer, targetOf } from "./server.ts";
import { tokenLife } from "./token-life.ts";

/** How a poll is answered: `tokens`; `drop` and `hang` break the connection or never answer; a status; or an `error`. */
export type PollAnswer = "tokens" | "drop" | "hang" | number | (string & {});

/** What a device login begins with: seconds, where they are not 600 and 5. */
export interface DeviceTimes {
  expires_in?: number;
  interval?: number | undefined;
}

/** A server that lets devices log in as a script says. */
export interface DeviceServer extends TestServer {
  /** How many seconds each poll of the last login came after the request before it. */
  waits(): number[];
  /** The `Authorization` of each other request; such a request is answered with a user. */
  authorizations: (string | undefined)[];
}

/**
 * Starts a server that answers polls by a script, and the last of it from then on.
 *
 * @example
 * await using server = await serveDevice(["authorization_pending", "slow_down", "tokens"], { interval: 0.1 });
 */
export async function serveDevice(script: PollAnswer[], times: DeviceTimes = {}): Promise<DeviceServer> {
  const moments: number[] = [];
  const authorizations: DeviceServer["authorizations"] = [];
  const server = await serve((request, response) => {
    request.resume();
    const target = targetOf(request);
    if (!["/auth/device", "/auth/token"].includes(target)) {
      authorizations.push(request.headers.authorization);
      return send(response, 200, { user: {} });
    }
    const begins = target === "/auth/device";
    if (begins) moments.length = 0;
    moments.push(Date.now());
    if (begins) return send(response, 200, { ...grant, ...times });
    answer(response, script[moments.length - 2] ?? script.at(-1));
  });
  return {
    ...server,
    waits: () => moments.slice(1).map((moment, index) => (moment - (moments[index] ?? 0)) / 1000),
    authorizations,
  };
}

function answer(response: ServerResponse, step: PollAnswer | undefined): void {
  if (step === "hang") return;
  if (step === "drop") response.destroy();
  else if (step === "tokens") send(response, 200, tokens);
  else if (typeof step === "number") send(response, step, { error: "Not now" });
  else send(response, 400, { error: step });
}

const grant = {
  device_code: "device-code-that-nobody-sees",
  user_code: "WDJB-MJHT",
  verification_uri: "https://dashboard.crewkit.io/device-verify",
  expires_in: 600,
  interval: 5,
};

const tokens = { access_token: "access", refresh_token: "refresh", token_type: "Bearer", expires_in: tokenLife };
