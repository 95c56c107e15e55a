import { type Parameter, resolve } from "@crewkit/openapi";
import type { Law } from "../law/law.ts";
import { schemaOf } from "./resolve.ts";

/** What the contract can show of a parameter's values, or of a media type's bodies. */
type Shown = Pick<Parameter, "example" | "examples"> & { schema?: object };

/** The values that the contract shows: examples, those of the schema, and its default. */
export function examplesIn({ contract }: Pick<Law, "contract">, shown: Shown): unknown[] {
  const named = Object.values(shown.examples ?? {}).map((example) => resolve(contract, example).value);
  const { example, examples = [], default: usual } = schemaOf({ contract }, shown.schema);
  return [...named, shown.example, ...examples, example, usual].filter((value) => value !== undefined);
}

/** The first of them; undefined if the contract shows none. */
export function exampleIn(law: Pick<Law, "contract">, shown: Shown): unknown {
  return examplesIn(law, shown)[0];
}
