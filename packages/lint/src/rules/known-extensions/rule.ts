import type { Contract, Fault, Rule } from "../../contract.ts";
import type { Place } from "../../place.ts";
import { quoted } from "../../text.ts";
import { type Known, ofOperations, ofSchemas } from "./known.ts";

/** The `x-` keys of operations and schemas are those that something reads, with values that it understands. */
export const rule: Rule = (contract) => {
  const { operations, every, report } = contract;
  for (const { name, place } of operations) {
    for (const { text, at } of faultsOf(place, ofOperations, contract)) report(`\`${name}\`: ${text}`, at);
  }
  for (const schema of every("Schema")) {
    for (const { text, at } of faultsOf(schema, ofSchemas, contract)) report(`A schema: ${text}`, at);
  }
};

function faultsOf(owner: Place, known: Known, contract: Contract): Fault[] {
  const extensions = owner.entries().filter(([key]) => key.startsWith("x-"));
  return extensions.flatMap(([key, { node, writtenAt: at }]) => {
    const extension = known.get(key);
    const unknown = `nothing reads \`${key}\` here. Write ${quoted([...known.keys()], "or")}, or remove it.`;
    if (!extension) return [{ text: unknown, at }];
    return extension.holds(node, owner, contract) ? [] : [{ text: `\`${key}\` must ${extension.must}.`, at }];
  });
}
