import type { DeviceAuthorization, TokenPair } from "@crewkit/types";
import { CrewkitError } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import { exchangeDeviceCode, requestDeviceCode } from "./generated/ops/auth.ts";
import type { Tokens } from "./resilience/token-manager.ts";
import type { ResilientConnection } from "./resilient.ts";
import { abortable, type CallTimer, sleep, startTimer } from "./time.ts";

/** What the user needs to approve a login, and for how many seconds (`expires_in`); not the device's secret. */
export type DeviceCode = Omit<DeviceAuthorization, "device_code">;

/** How to log in from a device. */
export interface DeviceLoginOptions {
  /** Shows the user where to type which code. Polling begins when this is done; what it throws ends the login. */
  onCode(code: DeviceCode): unknown;
  /** Ends the login, wherever it stands. */
  signal?: AbortSignal | undefined;
}

/** What `crewkit.auth` can do beside its operations. */
export interface DeviceLogin {
  /**
   * Logs in by a code that the user types in a browser, on this machine or another (RFC 8628), and answers the tokens.
   * The connection uses them from now on, instead of any it had, and saves them where it was given `tokens`.
   *
   * It waits as RFC 8628 says (3.5): the interval before each poll, 5 seconds more after each `slow_down`, and twice as
   * long after each poll that had no answer.
   *
   * @throws {CrewkitError} with the `reason` `access_denied` if the user said no, or `expired_token` if the time was
   * over, by the API's word or by this machine's clock (then the `code` is `timeout`); with the `code` `aborted` if
   * the signal ended it. Whatever else the API refuses ends it too.
   * @example
   * const tokens = await crewkit.auth.device({
   *   onCode: ({ user_code, verification_uri }) => console.log(`Open ${verification_uri} and type ${user_code}`),
   * });
   */
  device(options: DeviceLoginOptions): Promise<Tokens>;
}

/** The same as {@link DeviceLogin.device}, over a connection. */
export async function deviceLogin(
  connection: ResilientConnection,
  { onCode, signal }: DeviceLoginOptions,
): Promise<Tokens> {
  const authorization = await requestDeviceCode(connection, { signal });
  const { device_code, ...code } = authorization;
  const timer = startTimer({ signal }, { timeout: code.expires_in * 1000 });
  const operation = "exchangeDeviceCode";
  let tokens: TokenPair | undefined;
  try {
    await abortable((async () => onCode(code))(), timer.signal);
    tokens = await poll(connection, authorization, timer);
  } catch (error) {
    if (signal?.aborted) throw toCrewkitError(error, operation, "aborted", timer);
    if (!timer.signal?.aborted) throw error;
  } finally {
    timer.clear();
  }
  if (tokens) return connection.signIn(tokens);
  throw new CrewkitError("expired_token", { code: "timeout", operation });
}

// Undefined where the next poll would come too late. Five seconds is the RFC's interval where a server names none.
async function poll(
  connection: ResilientConnection,
  { device_code, interval }: DeviceAuthorization,
  { signal, deadline }: CallTimer,
): Promise<TokenPair | undefined> {
  for (let seconds: number = interval || 5; Date.now() + seconds * 1000 < deadline; ) {
    await sleep(seconds * 1000, signal);
    const { data, error } = await exchangeDeviceCode(connection, { device_code }, { signal, retries: 0 }).result();
    if (data) return data;
    const { code, reason, status } = error;
    // Both for good. What a limit refused (429) or broke (500 and above) says nothing of the login.
    if (reason === "slow_down") seconds += 5;
    else if (/network|timeout|rate_limited/.test(code) || status > 428) seconds *= 2;
    else if (reason !== "authorization_pending") throw error;
  }
  return undefined;
}
