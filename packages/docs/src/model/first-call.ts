import type { Site } from "./site.ts";

/** A call that works at once. */
export interface FirstCall {
  /** For a shell. */
  code: string;
  answer: unknown;
}

/** The simplest call there is: what needs no token and takes nothing, asked of the mock. Undefined where there is none. */
export function firstCallOf({ contract, operations }: Site): FirstCall | undefined {
  const simplest = [...operations.values()].find(
    ({ method, secured, parameters }) => method === "get" && !secured && parameters.length === 0,
  );
  const mock = contract.servers?.find(({ url }) => url.startsWith("http://127.0.0.1"));
  const [example] = simplest?.answers[0]?.examples ?? [];
  return simplest && mock && example && { code: `curl ${mock.url}${simplest.path}`, answer: example.value };
}
