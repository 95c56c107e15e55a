import type { Tried } from "./result.ts";

/**
 * What is wrong with a list of expected failures, which may only shrink: one that passes, and one that no case or walk
 * has the name of. What this run did not try or reach is left alone.
 */
export function expectationProblems(
  names: readonly string[],
  { all, results }: Pick<Tried, "all" | "results">,
): string[] {
  const known = new Set(all.map(({ name }) => name));
  const passed = new Set(results.filter(({ outcome }) => outcome === "passed").map(({ name }) => name));
  return [...new Set(names)].flatMap((name) => {
    if (!known.has(name)) return [`No case or walk has the name "${name}": take it out of the expected failures.`];
    return passed.has(name) ? [`"${name}" is expected to fail, but passes: take it out of the expected failures.`] : [];
  });
}
