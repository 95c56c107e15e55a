import type { Location, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { judging } from "../../contract.ts";
import { Place } from "../../place.ts";
import { quoted } from "../../text.ts";
import { type Known, ofOperations, ofSchemas } from "./known.ts";

/** The `x-` keys of operations and schemas are those that something reads, with values that it understands. */
export const rule: Oas3Rule = () => [
  judging(({ operations, report }) => {
    for (const { name, place } of operations) {
      for (const { text, at } of faultsOf(place, ofOperations)) report(`\`${name}\`: ${text}`, at);
    }
  }),
  {
    Schema(schema: unknown, ctx: UserContext) {
      const faults = faultsOf(new Place(schema, ctx.location, ctx), ofSchemas);
      for (const { text, at } of faults) ctx.report({ message: `A schema: ${text}`, location: at.key() });
    },
  },
];

function faultsOf(owner: Place, known: Known): { text: string; at: Location }[] {
  const extensions = owner.entries().filter(([key]) => key.startsWith("x-"));
  return extensions.flatMap(([key, { node, writtenAt: at }]) => {
    const extension = known.get(key);
    const unknown = `nothing reads \`${key}\` here. Write ${quoted([...known.keys()], "or")}, or remove it.`;
    if (!extension) return [{ text: unknown, at }];
    return extension.holds(node, owner) ? [] : [{ text: `\`${key}\` must ${extension.must}.`, at }];
  });
}
