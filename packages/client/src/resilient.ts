import { type Answer, understand } from "./answer.ts";
import { createCarrier } from "./carrier.ts";
import type { Connection, ConnectionOptions } from "./connection.ts";
import { environment } from "./environment.ts";
import type { CrewkitError, CrewkitErrorCode } from "./errors/CrewkitError.ts";
import { describe } from "./errors/describe.ts";
import { createLimiter } from "./parts/limiter.ts";
import { pauseBefore } from "./parts/retry.ts";
import { keepTokens, type NewTokens, type TokenStore, type Tokens } from "./parts/tokens.ts";
import type { Limit } from "./parts/window.ts";
import { type Outgoing, requestOf, type Writer } from "./request.ts";
import { type CallTime, sleep, timeOf, until } from "./time.ts";

/** How to reach the API, as whom, and how patiently. */
export interface CrewkitOptions extends ConnectionOptions {
  /** Where access and refresh tokens are kept, to be refreshed in time. Instead of `token`. Default: in memory. */
  tokens?: TokenStore | undefined;
  /** The rate limits to keep; none for `[]`. Default: the API's. */
  limits?: readonly Limit[] | undefined;
  /** What a call does when a limit is spent. Default: it waits. */
  whenExhausted?: "wait" | "throw" | undefined;
  /** How often to repeat what is safe to repeat. Default: 2. */
  retries?: number | undefined;
}

/** A connection that keeps its tokens fresh and the limits, and repeats what may be repeated. */
export interface ResilientConnection extends Connection {
  /**
   * Uses the tokens of a sign-in from now on, and saves them where tokens are kept.
   *
   * @param pair what an operation such as `crewkit.auth.verifyMagicLink` answered.
   */
  signIn(pair: NewTokens): Promise<Tokens>;
}

/**
 * Connects to the API with all that a connection can do. Nothing is sent yet.
 *
 * @throws {TypeError} if the base URL is none, or if there is both a token and a token store.
 */
export function connectResilient(options: CrewkitOptions = {}): ResilientConnection {
  const carrier = createCarrier(options);
  const { tokens } = options;
  if (tokens && options.token) throw new TypeError("Give token or tokens, not both");
  let token = tokens ? undefined : (options.token ?? environment("CREWKIT_TOKEN"));
  const laneOf = createLimiter(options.limits, options.whenExhausted !== "throw");

  async function send<Values extends unknown[]>(
    { operation, write }: Writer<Values>,
    ...values: Values
  ): Promise<Answer> {
    let code: CrewkitErrorCode = "invalid";
    let call: Outgoing | undefined;
    let time: CallTime | undefined;
    // The first 401, and its token: another token may do.
    let refused: CrewkitError | undefined;
    let spent: string | undefined;
    let used: string | undefined;
    let pause = 0;
    try {
      for (let attempt = 1; ; attempt++) {
        try {
          call ??= write(...values);
          time ??= timeOf(call.options, options);
          const { signal } = time;
          if (pause) await sleep(pause, signal);
          code = "token";
          if (!call.open) {
            const found = typeof token === "function" ? token() : (token ?? keeper.get(spent));
            used = found && typeof found === "object" ? await until(found, signal) : found;
            if (refused && (used ?? spent) === spent) throw refused;
          }
          code = "invalid";
          const request = requestOf(call, carrier, attempt, used, signal);
          code = "network";
          const lane = laneOf(call);
          const wait = lane.enter(call, time);
          if (wait) await wait;
          let response: Response | undefined;
          try {
            response = await until(carrier.carry(request), signal);
          } finally {
            lane.leave(response);
          }
          return understand(call, response, await until(response.text(), signal), used);
        } catch (cause) {
          const error = describe(cause, operation, code, time);
          const isFirst401 = error.status === 401 && used && !refused;
          if (isFirst401) {
            refused = error;
            spent = used;
          }
          pause = isFirst401 ? 0 : pauseBefore(error, call, attempt, options.retries);
          // What must fail is not waited for.
          if (time && Date.now() + pause > time.deadline) throw error;
        }
      }
    } finally {
      time?.end();
    }
  }

  const connection = {
    ...carrier,
    send,
    signIn(pair: NewTokens) {
      token = undefined;
      return keeper.signIn(pair).catch((cause) => {
        throw describe(cause, "signIn", "token");
      });
    },
  };
  const keeper = keepTokens(connection, tokens);
  return connection;
}
