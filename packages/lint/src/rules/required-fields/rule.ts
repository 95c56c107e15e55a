import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { bodies, isAnswer } from "../../bodies.ts";
import { child, isNode, type Node, nameOf, reach, type Spot } from "../../spots.ts";

/** Answers always have all their properties, and `required` names them in the order of `properties`, each once. */
export const rule: Oas3Rule = () => {
  const answers = new Map<string, Spot<Node>>();
  const objects = new Map<string, Spot<Node>>();
  return {
    ...bodies((body, ctx) => {
      if (isAnswer(body)) reach(child(body, "schema"), ctx, answers);
    }),
    Schema: (node: object, { location }: UserContext) => {
      if (isNode(node)) objects.set(location.absolutePointer, { node, location });
    },
    Root: {
      leave(_: object, { report }: UserContext) {
        for (const [place, { node, location }] of objects) {
          const found = fault(node, answers.has(place));
          const where = "required" in node ? location.child("required") : location;
          if (found) report({ message: `The object ${nameOf(location)} ${found}`, location: where.key() });
        }
      },
    },
  };
};

function fault({ properties, required }: Node, answered: boolean): string | undefined {
  const names = isNode(properties) ? Object.keys(properties) : [];
  const listed = Array.isArray(required) ? required : [];
  const missing = names.filter((name) => !listed.includes(name));
  if (answered && missing.length > 0) {
    const which = missing.map((name) => `\`${name}\``).join(", ");
    return `may leave ${which} out of an answer. Let it be null instead, and write \`${line(names)}\`.`;
  }
  const ordered = names.filter((name) => listed.includes(name));
  const known = listed.filter((name) => names.includes(name));
  if (known.length === ordered.length && known.every((name, i) => name === ordered[i])) return undefined;
  return `requires its properties twice, or not in their order. Write \`${line(ordered)}\`.`;
}

function line(names: readonly string[]): string {
  return `required: [${names.join(", ")}]`;
}
