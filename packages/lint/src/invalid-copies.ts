import { rules } from "./plugin.ts";
import { loadContract, readExample } from "./testing.ts";

const replacements = [null, 0, "x", [null], {}, { $ref: "#/nowhere" }];

/**
 * Runs all rules on invalid copies of a rule's example. In each copy, one value has another type or is a
 * broken reference, as in an unfinished document.
 *
 * @param step 1 uses all copies, 7 uses every seventh.
 * @returns the errors thrown by rules.
 */
export async function errorsOnInvalidCopies(id: string, step: number): Promise<string[]> {
  const errors: string[] = [];
  for (const [index, copy] of [...copiesOf(readExample(id).valid)].entries()) {
    if (index % step === 0) errors.push(...(await errorsOn(copy as object)));
  }
  return errors;
}

function* copiesOf(node: unknown, replaceRoot = (copy: unknown) => copy): Generator<unknown> {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const replace = (copy: unknown) =>
      replaceRoot(Array.isArray(node) ? node.with(Number(key), copy) : { ...node, [key]: copy });
    yield* replacements.map(replace);
    yield* copiesOf(value, replace);
  }
}

async function errorsOn(document: object): Promise<string[]> {
  const contract = { ...(await loadContract(document)), report: () => {} };
  return [...rules].flatMap(([id, rule]) => {
    try {
      rule(contract, { operations: ["getA"], notReturned: ["role_id"] });
      return [];
    } catch (error) {
      return [`${id}: ${error} in ${JSON.stringify(document)}`];
    }
  });
}
