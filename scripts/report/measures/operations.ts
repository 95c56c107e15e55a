import { listOperations } from "@crewkit/openapi";
import type { Measure } from "../figure.ts";

/** How many operations there are, in all and of each tag. */
export const measure: Measure = (contract) => {
  const operations = listOperations(contract);
  const tags = (contract.tags ?? []).map(({ name }) => {
    const have = operations.filter(({ tag }) => tag === name).length;
    return { name: `operations of ${name}`, have, lacking: [] };
  });
  return [{ name: "operations", have: operations.length, lacking: [] }, ...tags];
};
