import { defineList, defineOperation } from "./operation.ts";
import type { Connection } from "./transport.ts";

/**
 * The noun and the common path of a group, and its operations. `lines` alternates between the rest of a path and its
 * operations. For the noun `Session`, `GET list list_*_Threads` is `listThreads`, for the operation `listSessionThreads`.
 */
export type GroupDefinition = readonly [noun: string, basePath: string, lines: string];

/** The first arguments are bound. */
// biome-ignore lint/suspicious/noExplicitAny: the generated interfaces type each method.
export type Methods = Record<string, (...values: any[]) => unknown>;

export interface BoundGroups {
  args: [Connection, ...unknown[]];
}

declare const expression: unique symbol;

/** The type of a group that belongs to another object. `Expression` is the code to use instead. */
export interface UseInstead<Expression extends string> {
  readonly [expression]?: Expression;
}

/**
 * Defines groups of methods, which are parsed and bound on first use.
 *
 * @param extraMethods additional methods by group.
 * @param others groups that throw an error, which says to use `org(id)`.
 */
export function defineGroups(
  definitions: Record<string, GroupDefinition>,
  extraMethods: Record<string, Methods> = {},
  others: Record<string, GroupDefinition> = {},
): object {
  const groups = {};
  for (const group in { ...others, ...definitions }) {
    const definition = definitions[group];
    let methods: Methods | undefined;
    Object.defineProperty(groups, group, {
      get(this: BoundGroups) {
        if (!definition) throw new TypeError(`crewkit has no ${group}. Use org(id).${group}`);
        methods ??= { ...parseMethods(definition), ...extraMethods[group] };
        const value: Record<string, unknown> = {};
        for (const name in methods) value[name] = methods[name]?.bind(null, ...this.args);
        Object.defineProperty(this, group, { value, configurable: true });
        return value;
      },
    });
  }
  return groups;
}

/** Binds the first arguments: the connection and, for `org`, the organization's ID. */
export function bindGroups(groups: object, args: BoundGroups["args"]): object {
  return Object.create(groups, { args: { value: args, configurable: true } });
}

function parseMethods([noun, basePath, lines]: GroupDefinition): Methods {
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
    } else path = basePath + line;
  }
  return methods;
}
