import { resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { TokenPair } from "@crewkit/types";
import { basePath } from "../generated/contract.ts";
import type { TokenStore, Tokens } from "../resilience/token-store.ts";

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
