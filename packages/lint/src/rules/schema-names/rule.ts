import type { Location, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { bodies } from "../../bodies.ts";
import { isRef } from "../../refs.ts";
import { fault } from "./names.ts";

/** Shared schemas have names that fit a type, and files of that name; `create…` takes a `…Create`, `update…` a `…Update`. */
export const rule: Oas3Rule = () => ({
  Schema(_: object, { rawNode, report, location }: UserContext) {
    if (!isRef(rawNode)) return;
    const name = nameIn(rawNode.$ref);
    const found = fault(name) ?? (isInPlace(location) ? undefined : misplaced(name));
    if (found) report({ message: `The schema \`${name}\` ${found}`, location: location.key() });
  },
  ...bodies(({ use, operation, node, location }, { report }) => {
    const [, verb, thing] = /^(create|update)([A-Z].*)$/.exec(operation.operationId ?? "") ?? [];
    if (use !== "request" || !verb) return;
    const suffix = verb === "create" ? "Create" : "Update";
    const name = isRef(node.schema) ? nameIn(node.schema.$ref) : "";
    if (name.endsWith(suffix)) return;
    const message = `The body of \`${operation.operationId}\` is ${name ? `a \`${name}\`` : "an inline schema"}.`;
    const advice = `Refer to a schema of its own, named like \`${thing}${suffix}\`.`;
    report({ message: `${message} ${advice}`, location: location.child("schema").key() });
  }),
});

function nameIn(ref: string): string {
  return ref.replace(/^.*\//, "").replace(/\.\w+$/, "");
}

function isInPlace({ source, pointer }: Location): boolean {
  if (pointer !== "#/") return /^#\/components\/schemas\/[^/]+$/.test(pointer);
  return /\/components\/schemas\/[^/]+\/[^/]+\.yaml$/.test(source.absoluteRef);
}

function misplaced(name: string): string {
  return `does not stand where schemas do. Move it to \`components/schemas/<tag>/${name}.yaml\`.`;
}
