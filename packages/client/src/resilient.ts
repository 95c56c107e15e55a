import type { TokenPair } from "@crewkit/types";
import { type Answer, understand } from "./answer.ts";
import { createCarrier } from "./carrier.ts";
import type { Connection, ConnectionOptions } from "./connection.ts";
import { environment } from "./environment.ts";
import type { CrewkitError } from "./errors/CrewkitError.ts";
import { describe } from "./errors/describe.ts";
import { createGate } from "./parts/gate.ts";
import { pauseBefore } from "./parts/retry.ts";
import { keepTokens, type TokenStore, type Tokens } from "./parts/tokens.ts";
import type { Limit } from "./parts/window.ts";
import { outgoing, requestOf, type Writer } from "./request.ts";
import { timeOf, until } from "./time.ts";

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
  /** Uses the tokens of a sign-in from now on, and saves them where tokens are kept. */
  signIn(pair: TokenPair): Promise<Tokens>;
}

/**
 * Connects to the API with all that a connection can do. Nothing is sent yet.
 *
 * @throws {TypeError} if the base URL is none, or if there is both a token and a token store.
 */
export function connectResilient(options: CrewkitOptions = {}): ResilientConnection {
  const carrier = createCarrier(options);
  const { tokens } = options;
  let { token = tokens ? undefined : environment("CREWKIT_TOKEN") } = options;
  if (tokens && token) throw new TypeError("Give token or tokens, not both");
  const gate = createGate(options.limits, options.whenExhausted !== "throw");

  async function send<Values extends unknown[]>(operation: Writer<Values>, ...values: Values): Promise<Answer> {
    const call = outgoing(operation, values);
    const time = timeOf(call.options, options);
    const { signal } = time;
    // The first 401, and its token: another token may do.
    let refused: CrewkitError | undefined;
    let spent: string | undefined;
    let used: string | undefined;
    for (let attempt = 1; ; attempt++) {
      let awaited: "answer" | "token" = "token";
      try {
        if (!call.open) {
          const found = typeof token === "function" ? token() : (token ?? keeper.get(spent));
          used = typeof found === "object" ? await until(found, signal) : found;
          if (refused && (used ?? spent) === spent) throw refused;
        }
        awaited = "answer";
        const wait = gate.enter(call, time);
        if (wait) await wait;
        let response: Response | undefined;
        try {
          response = await carrier.carry(requestOf(call, carrier, attempt, used, signal));
        } finally {
          gate.leave(call, response);
        }
        return understand(call, response, await response.text(), used);
      } catch (cause) {
        const error = describe(cause, call, signal, awaited);
        if (error.status === 401 && used && !refused) {
          refused = error;
          spent = used;
        } else {
          const pause = pauseBefore(error, call, attempt, options.retries);
          if (pause === undefined) throw error;
          await until(pause, signal).catch((reason) => {
            throw describe(reason, call, signal, awaited);
          });
        }
      }
    }
  }

  const connection = {
    ...carrier,
    send,
    signIn(pair: TokenPair) {
      token = undefined;
      return keeper.signIn(pair).catch((cause) => {
        throw describe(cause, { operation: "signIn", options: {} }, undefined, "token");
      });
    },
  };
  const keeper = keepTokens(connection, tokens);
  return connection;
}
