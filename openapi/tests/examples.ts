import { readContract } from "../src/node.ts";

/** An example of a request or an answer. */
export interface Example {
  /** Where it stands: `<operationId>.<status or request>.<name>`. */
  name: string;
  value: unknown;
}

/** The examples that are made of the world, as the bundled contract has them. */
export function listExamples(): Example[] {
  const examples = Object.entries(readContract().components?.examples ?? {});
  return examples.map(([name, example]) => ({ name, value: (example as { value: unknown }).value }));
}
