import { rules } from "./plugin.ts";
import { contractOf, exampleOf } from "./testing.ts";

const replacements = [null, 0, "x", [null], {}, { $ref: "#/nowhere" }];

/**
 * Runs all rules on invalid copies of a rule's example. In each copy, one value is of another type or a broken
 * reference, as in a document that someone is still writing.
 *
 * @param step Which copies to take: 1 takes all, 7 takes every seventh, with another kind of value each time.
 * @returns the errors that the rules throw.
 */
export async function errorsOnInvalidCopies(id: string, step: number): Promise<string[]> {
  const errors: string[] = [];
  for (const [index, copy] of [...copiesOf(exampleOf(id).satisfying)].entries()) {
    if (index % step === 0) errors.push(...(await errorsOn(copy as object)));
  }
  return errors;
}

function* copiesOf(node: unknown, put = (copy: unknown) => copy): Generator<unknown> {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const replace = (copy: unknown) =>
      put(Array.isArray(node) ? node.with(Number(key), copy) : { ...node, [key]: copy });
    yield* replacements.map(replace);
    yield* copiesOf(value, replace);
  }
}

async function errorsOn(document: object): Promise<string[]> {
  const contract = { ...(await contractOf(document)), report: () => {} };
  return [...rules].flatMap(([id, rule]) => {
    try {
      rule(contract, { operations: ["getA"], unlisted: ["role_id"] });
      return [];
    } catch (error) {
      return [`${id}: ${error} in ${JSON.stringify(document)}`];
    }
  });
}
