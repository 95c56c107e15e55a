import { resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { TokenPair } from "@crewkit/types";
import { basePath } from "../generated/contract.ts";
import type { TokenStore, Tokens } from "../options.ts";
import { sleep } from "../time.ts";
import { type ReceivedRequest, requestTarget, serve, type TestServer } from "./server.ts";

export function memoryStore(tokens: Tokens | undefined): TokenStore & { tokens: Tokens | undefined } {
  return {
    tokens,
    load() {
      return this.tokens;
    },
    save(saved) {
      this.tokens = saved;
    },
  };
}

const expiresIn = resolve<{ const?: unknown } | { $ref: string }>(readContract(), {
  $ref: "#/components/schemas/TokenPair/properties/expires_in",
});

/** In seconds, from the contract. */
export const tokenLifetime = Number(expiresIn.const);

/** A server with single-use refresh tokens. Reusing one revokes the login. */
interface RotatingTokenServer extends TestServer {
  /** The access token has expired, the refresh token is valid. */
  readonly initialTokens: Tokens;
  readonly counts: {
    refreshes: number;
    unauthorized: number;
  };
}

/**
 * @param spread the time in milliseconds over which the first 100 responses with status 401 are spread.
 * @param lifetime the lifetime of access tokens in seconds.
 */
export function serveRotatingTokens({ spread = 0, lifetime = tokenLifetime } = {}): RotatingTokenServer {
  const counts = { refreshes: 0, unauthorized: 0 };
  let generation = 0;
  let revoked = false;
  const pair = () => ({ access_token: `access-token-${generation}`, refresh_token: `refresh-token-${generation}` });

  function refresh({ body }: ReceivedRequest): Response {
    counts.refreshes++;
    revoked ||= JSON.parse(`${body}`).refresh_token !== pair().refresh_token;
    if (revoked) return Response.json({ error: "Invalid refresh token" }, { status: 401 });
    generation++;
    return Response.json({ ...pair(), token_type: "Bearer", expires_in: lifetime });
  }

  async function respond({ headers }: ReceivedRequest): Promise<Response> {
    const isValid = !revoked && generation > 0 && headers.authorization === `Bearer ${pair().access_token}`;
    if (isValid) return Response.json({ user: { name: "Ada" } });
    const delay = (counts.unauthorized++ * spread) / 100;
    if (delay) await sleep(delay, undefined);
    return Response.json({ error: "Invalid token" }, { status: 401 });
  }

  const server = serve((request) => (requestTarget(request) === "/auth/refresh" ? refresh(request) : respond(request)));
  return { ...server, initialTokens: pair(), counts };
}

interface Mock {
  fetch(url: string, init: RequestInit): Promise<Response>;
  approveDevice(userCode: string): void;
  clearRequests(): void;
}

/** Signs in to the mock, and clears its request log. */
export async function logIn(mock: Mock): Promise<TokenPair> {
  const { device_code, user_code } = await post(mock, "/auth/device", {});
  mock.approveDevice(user_code);
  const pair = await post(mock, "/auth/token", { device_code });
  mock.clearRequests();
  return pair;
}

async function post(mock: Mock, path: string, body: object) {
  const headers = { "Content-Type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return (await mock.fetch(`http://crewkit.test${basePath}${path}`, init)).json();
}
