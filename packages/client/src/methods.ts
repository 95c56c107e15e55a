import { defineList, defineOperation } from "./operation.ts";
import type { Connection } from "./transport.ts";

/**
 * The noun and the common path of a group, and its operations. `lines` alternates between the rest of a path and its
 * operations. For the noun `Session`, `LIST list_*_Threads` is `listThreads`, for the operation `listSessionThreads`. Other
 * operations have a method and the last parameters of {@link defineOperation}.
 */
export type GroupDefinition = readonly [noun: string, basePath: string, lines: string];

/** The first arguments are bound. */
// biome-ignore lint/suspicious/noExplicitAny: the generated interfaces type each method.
export type Methods = Record<string, (...values: any[]) => unknown>;

declare const expression: unique symbol;

/** The type of a group that belongs to another object. `Expression` is the code to use instead. */
export interface UseInstead<Expression extends string> {
  readonly [expression]?: Expression;
}

/** Groups of methods by name. */
export type Groups = Record<string, Methods>;

export function defineGroups(definitions: Record<string, GroupDefinition>): Groups {
  const groups: Groups = {};
  for (const [group, [noun, basePath, lines]] of Object.entries(definitions)) {
    const methods: Methods = {};
    let path = "";
    for (const line of lines.split("\n")) {
      const [method = "", ...flags] = line.split(" ");
      const [verb = "", omitted = "", rest = ""] = flags.pop()?.split("_") ?? [];
      const operationId = verb + omitted.replace("*", noun) + rest;
      const define = method === "LIST" ? defineList : defineOperation;
      if (verb) methods[verb + rest] = define(operationId, path, method, ...flags);
      else path = basePath + line;
    }
    groups[group] = methods;
  }
  return groups;
}

/** Binds the first arguments: the connection and, for `org`, the organization's ID. */
export function bindGroups(groups: Groups, ...args: [Connection, ...unknown[]]): Groups {
  const bound: Groups = {};
  for (const [group, methods] of Object.entries(groups)) {
    const own: Methods = {};
    for (const name in methods) own[name] = methods[name]?.bind(null, ...args) as Methods[string];
    bound[group] = own;
  }
  return bound;
}
