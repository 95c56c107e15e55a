import { closeEnums } from "@crewkit/openapi";
import { lazy } from "../contract/memoize.ts";
import type { State } from "../state.ts";

/** Generates a value that is valid for a schema of the contract. The mock's seed determines the values. */
export type Generate = (schema: object) => Promise<object>;

export function createGenerator({ contract, random }: Pick<State, "contract" | "random">): Generate {
  const schemas = lazy(() => limitSizes(closeEnums(contract.components?.schemas ?? {})));
  return async (schema) => {
    // Loaded on first use, because most mocks never need it.
    const { generateSync } = await import("json-schema-faker");
    const root = { ...limitSizes(closeEnums(schema)), components: { schemas: schemas() } };
    return generateSync(root, {
      seed: random.integerBelow(2 ** 32),
      maxDepth: 50,
      alwaysFakeOptionals: true,
    }) as object;
  };
}

const maxItems = 3;
const maxLength = 100;

/** Limits the sizes of lists and texts. A schema can allow 100 conversations with 1,000 tasks, or texts of a megabyte. */
function limitSizes<T extends object>(schema: T): T {
  return JSON.parse(JSON.stringify(schema), (_, value) => {
    if (typeof value?.maxItems === "number") value.maxItems = limit(maxItems, value.minItems, value.maxItems);
    if (typeof value?.maxLength === "number") value.maxLength = limit(maxLength, value.minLength, value.maxLength);
    return value;
  });
}

function limit(preferred: number, minimum = 0, maximum: number): number {
  return Math.min(maximum, Math.max(minimum, preferred));
}
