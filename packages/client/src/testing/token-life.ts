import { resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";

const life = resolve<{ const?: unknown } | { $ref: string }>(readContract(), {
  $ref: "#/components/schemas/TokenPair/properties/expires_in",
});

/** For so many seconds the API's access tokens live, by the contract. */
export const tokenLife = Number(life.const);
