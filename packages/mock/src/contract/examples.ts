import { type Contract, type Operation, resolve } from "@crewkit/openapi";

/** The contract's first example of an operation's answer with this status; undefined where it has none. */
export function firstExample(contract: Contract, { responses }: Operation, status: number): object | undefined {
  const [example] = Object.values(responses[status]?.content?.["application/json"]?.examples ?? {});
  return example && resolve(contract, example).value;
}
