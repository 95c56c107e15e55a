import type { Location } from "@redocly/openapi-core";
import { bodiesOf, isRequest } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";

/** Shared schemas have names that fit a type, and files of that name; `create…` takes a `…Create`, `update…` a `…Update`. */
export const rule: Rule = ({ operations, every, report }) => {
  for (const { component: name, at } of every("Schema")) {
    if (name === undefined) continue;
    const fault = faultOf(name) ?? (isInPlace(at) ? undefined : misplaced(name));
    if (fault) report(`The schema \`${name}\` ${fault}`, at);
  }
  for (const { operation, schema } of bodiesOf(operations).filter(isRequest)) {
    const [, verb, thing] = /^(create|update)([A-Z].*)$/.exec(operation.name) ?? [];
    if (!verb) continue;
    const suffix = verb === "create" ? "Create" : "Update";
    const name = schema.component;
    if (name?.endsWith(suffix)) continue;
    const message = `The body of \`${operation.name}\` is ${name ? `a \`${name}\`` : "an inline schema"}.`;
    report(`${message} Refer to a schema of its own, named like \`${thing}${suffix}\`.`, schema.writtenAt);
  }
};

function isInPlace({ source, pointer }: Location): boolean {
  if (pointer !== "#/") return /^#\/components\/schemas\/[^/]+$/.test(pointer);
  return /\/components\/schemas\/[^/]+\/[^/]+\.yaml$/.test(source.absoluteRef);
}

function misplaced(name: string): string {
  return `does not stand where schemas do. Move it to \`components/schemas/<tag>/${name}.yaml\`.`;
}

/** TypeScript's own types; JavaScript's are the global ones. */
const utilities = new Set(
  "Awaited Exclude Extract NonNullable Omit Parameters Partial Pick Readonly Record Required ReturnType".split(" "),
);

/** What is wrong with a schema's name; undefined where nothing is. */
export function faultOf(name: string): string | undefined {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) return "is not in PascalCase. Name it like `SessionTask`.";
  if (name in globalThis || utilities.has(name)) {
    return `has a name that JavaScript or TypeScript uses. Add what it is of, as in \`ErrorResponse\`.`;
  }
  return undefined;
}
