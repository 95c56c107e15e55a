import { bodiesOf, isAnswer } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import { reach } from "../../nesting.ts";
import type { Place } from "../../place.ts";
import { nameOf } from "../../schemas.ts";
import { quoted } from "../../text.ts";

/** Answers always have all their properties, and `required` names them in the order of `properties`, each once. */
export const rule: Rule = ({ operations, every, report }) => {
  const bodies = bodiesOf(operations).filter(isAnswer);
  const answers = reach(bodies.map(({ schema }) => schema));
  for (const schema of every("Schema")) {
    const fault = faultOf(schema, answers.has(schema.at.absolutePointer));
    if (fault) report(`The object ${nameOf(schema)} ${fault}`, schema.get("required").writtenAt);
  }
};

function faultOf(schema: Place, isAnswered: boolean): string | undefined {
  const names = schema.get("properties").keys();
  const listed = schema
    .get("required")
    .items()
    .map(({ node }) => String(node));
  const missing = names.filter((name) => !listed.includes(name));
  if (isAnswered && missing.length > 0) {
    return `may leave ${quoted(missing)} out of an answer. Let it be null instead, and write \`${line(names)}\`.`;
  }
  const ordered = names.filter((name) => listed.includes(name));
  const known = listed.filter((name) => names.includes(name));
  if (known.length === ordered.length && known.every((name, i) => name === ordered[i])) return undefined;
  return `requires its properties twice, or not in their order. Write \`${line(ordered)}\`.`;
}

function line(names: readonly string[]): string {
  return `required: [${names.join(", ")}]`;
}
