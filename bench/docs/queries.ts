import { type Contract, listOperations } from "@crewkit/openapi";

/** Realistic queries: summaries, names, paths, prefixes and typos. */
export function queries(contract: Contract): string[] {
  return listOperations(contract).map(({ operationId, path, summary }, index) => {
    const kinds = [
      summary,
      operationId,
      path,
      swapLetters(summary),
      summary.slice(0, 1 + (index % 8)),
      swapLetters(operationId),
    ];
    return kinds[index % kinds.length] ?? summary;
  });
}

function swapLetters(text: string): string {
  const middle = Math.floor(text.length / 2);
  const [first = "", second = ""] = text.slice(middle, middle + 2);
  return text.slice(0, middle) + second + first + text.slice(middle + 2);
}
