import type { Location } from "@redocly/openapi-core";
import { bodiesOf, isRequest } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";
import { faultOf } from "./names.ts";

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
