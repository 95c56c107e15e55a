import type { Connection } from "./connection.ts";
import { defineList, defineOperation } from "./operation.ts";

/**
 * A group of methods: its noun, what all its paths begin with, and the operations, each under the rest of its path:
 * `GET list list_*_Threads` is `listThreads`, of the operationId `listSessionThreads` if the noun is `Session`.
 */
export type GroupDefinition = readonly [noun: string, base: string, index: string];

/** Methods by name, each with the connection and what its path begins with as its first values. */
// biome-ignore lint/suspicious/noExplicitAny: the generated interfaces give each its types.
export type Methods = Record<string, (...values: any[]) => unknown>;

/** Groups that read their index, and bind its methods, when they are first used. */
export interface BoundGroups {
  boundArguments: [Connection, ...unknown[]];
}

/**
 * Makes groups, to be bound by {@link bindGroups}.
 *
 * @param extraMethods what a group has beside its operations.
 */
export function defineGroups(
  definitions: Record<string, GroupDefinition>,
  extraMethods: Record<string, Methods> = {},
): object {
  const groups = {};
  for (const [group, definition] of Object.entries(definitions)) {
    let methods: Methods | undefined;
    Object.defineProperty(groups, group, {
      get(this: BoundGroups) {
        methods ??= { ...parseMethods(definition), ...extraMethods[group] };
        const value: Record<string, unknown> = {};
        for (const name in methods) value[name] = methods[name]?.bind(null, ...this.boundArguments);
        Object.defineProperty(this, group, { value, configurable: true });
        return value;
      },
    });
  }
  return groups;
}

/** Binds groups to a connection and to what their paths begin with. */
export function bindGroups(groups: object, boundArguments: BoundGroups["boundArguments"]): object {
  return Object.create(groups, { boundArguments: { value: boundArguments, configurable: true } });
}

function parseMethods([noun, base, lines]: GroupDefinition): Methods {
  const methods: Methods = {};
  let path = "";
  for (const line of lines.split("\n")) {
    const [method = "", ...flags] = line.split(" ");
    const [verb = "", omitted = "", rest = ""] = flags.pop()?.split("_") ?? [];
    if (verb) {
      const operationId = verb + omitted.replace("*", noun) + rest;
      methods[verb + rest] = (flags[0] === "list" ? defineList : defineOperation)(
        [operationId, method, path, ...flags].join(" "),
      );
    } else path = base + line;
  }
  return methods;
}
