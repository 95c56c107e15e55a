import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { Tokens } from "../parts/tokens.ts";
import { send, serve, type TestServer, targetOf } from "./server.ts";
import { tokenLife } from "./token-life.ts";

/** A server whose refresh tokens work once: to use one again ends the login, so that no token of it is worth anything. */
export interface Rotating extends TestServer {
  /** What a sign-in gave, long ago: the access token is worth nothing any more, the refresh token is. */
  readonly first: Tokens;
  /** How often it was asked to refresh. */
  readonly refreshes: number;
  /** How often it answered 401 to a call. */
  readonly refused: number;
}

/**
 * Starts one on a free port.
 *
 * @param spread over so many milliseconds the first 100 401s are answered, one after the other.
 * @param life of its access tokens, in seconds.
 */
export async function serveRotating({ spread = 0, life = tokenLife } = {}): Promise<Rotating> {
  const counts = { refreshes: 0, refused: 0 };
  let generation = 0;
  let ended = false;
  const pair = () => ({ access_token: `access-token-${generation}`, refresh_token: `refresh-token-${generation}` });

  async function refresh(request: IncomingMessage, response: ServerResponse): Promise<void> {
    counts.refreshes++;
    const { refresh_token } = JSON.parse(await text(request));
    ended ||= refresh_token !== pair().refresh_token;
    if (ended) return send(response, 401, { error: "Invalid refresh token" });
    generation++;
    send(response, 200, { ...pair(), token_type: "Bearer", expires_in: life });
  }

  async function answer({ headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    const isGood = !ended && generation > 0 && headers.authorization === `Bearer ${pair().access_token}`;
    if (isGood) return send(response, 200, { user: { name: "Ada" } });
    await sleep((counts.refused++ * spread) / 100);
    send(response, 401, { error: "Invalid token" });
  }

  const server = await serve((request, response) =>
    targetOf(request) === "/auth/refresh" ? refresh(request, response) : answer(request, response),
  );
  return {
    ...server,
    first: pair(),
    get refreshes() {
      return counts.refreshes;
    },
    get refused() {
      return counts.refused;
    },
  };
}
