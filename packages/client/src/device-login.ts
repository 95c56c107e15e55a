import type { DeviceAuthorization, DeviceTokenErrorCode, KnownValues } from "@crewkit/types";
import { checkMethodOptions, deviceLoginOptions } from "./check-options.ts";
import { toCrewkitError } from "./errors.ts";
import type { AuthMethods } from "./generated/methods/auth.ts";
import type { NewTokens, Tokens } from "./options.ts";
import { sleep, withTimeout } from "./time.ts";

/** The user code and where to enter it, without the secret device code. */
export type DeviceCode = Omit<DeviceAuthorization, "device_code">;

export interface DeviceLoginOptions {
  /** Shows the code to the user. Polling starts after this function resolves. If it throws, the login fails with its error. */
  onCode(code: DeviceCode): unknown;
  signal?: AbortSignal | undefined;
}

export interface DeviceLogin {
  /**
   * Signs in with the device flow (RFC 8628). The connection uses and stores the returned tokens.
   *
   * A `slow_down` adds 5 seconds to the polling interval. A network error, a timeout, a 429 or a 5xx doubles it.
   *
   * @throws {CrewkitError} if the login fails. `reason` is `access_denied` if the user denied the request. If the code
   * expired, `reason` is `expired_token`, with the `code` `timeout` if the API did not report it. `code` is `aborted` if
   * `signal` was aborted.
   * @example
   * const tokens = await crewkit.auth.device({
   *   onCode: ({ user_code, verification_uri }) => console.log(`Open ${verification_uri} and type ${user_code}`),
   * });
   */
  device(options: DeviceLoginOptions): Promise<Tokens>;
}

type ErrorCode = KnownValues<DeviceTokenErrorCode>;
const expired: ErrorCode = "expired_token";

/** See {@link DeviceLogin.device}. */
export async function deviceLogin(
  auth: Pick<AuthMethods, "requestDeviceCode" | "exchangeDeviceCode">,
  signIn: (tokens: NewTokens) => Promise<Tokens>,
  options: DeviceLoginOptions,
): Promise<Tokens> {
  checkMethodOptions("requestDeviceCode", options, deviceLoginOptions);
  const { onCode, signal } = options;
  const { device_code, ...code } = await auth.requestDeviceCode({ signal });
  const call = {
    operation: "exchangeDeviceCode",
    options: { signal },
    deadline: performance.now() + code.expires_in * 1000,
    reason: expired,
  };
  try {
    const tokens = await withTimeout(call, async (loginSignal) => {
      await onCode(code);
      // RFC 8628 defines a default interval of 5 seconds.
      for (let seconds = code.interval || 5; ; ) {
        await sleep(seconds * 1000, loginSignal);
        const options = { signal: loginSignal, rateLimitRetries: 0 };
        const { data, error } = await auth.exchangeDeviceCode({ device_code }, options).result();
        if (data) return data;
        const { code, status } = error;
        const reason = error.reason as ErrorCode;
        // Temporary errors do not end the login.
        if (reason === "slow_down") seconds += 5;
        else if (/network|timeout|rate_limited/.test(code) || status > 428) seconds *= 2;
        else if (reason !== "authorization_pending") throw error;
      }
    });
    return await signIn(tokens);
  } catch (error) {
    throw signal?.aborted ? toCrewkitError(error, call, "aborted") : error;
  }
}
