import type { Contract } from "@crewkit/openapi";
import { withBodies } from "./bodies.ts";
import { withErrors } from "./errors.ts";
import { withMeanings } from "./meanings.ts";
import { withNextSteps } from "./next-steps.ts";
import { withPlainServers } from "./servers.ts";

/** The contract with what Redoc would hide said where it shows. For rendering alone: what readers download is the contract. */
export function makeReadable(contract: Contract): Contract {
  return [withErrors, withBodies, withMeanings, withNextSteps, withPlainServers].reduce(
    (readable, tell) => tell(readable),
    contract,
  );
}
