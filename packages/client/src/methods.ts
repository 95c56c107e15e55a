import { defineList, defineOperation } from "./operation.ts";
import type { Connection } from "./transport.ts";

// biome-ignore lint/suspicious/noExplicitAny: the generated interfaces type each method.
type Methods = Record<string, (...values: any[]) => unknown>;

declare const expression: unique symbol;

/** The type of a group that belongs to another object. `Expression` is the code to use instead. */
export interface UseInstead<Expression extends string> {
  readonly [expression]?: Expression;
}

/** Groups of methods by name. */
export type Groups = Record<string, Methods>;

/**
 * Defines the methods of groups.
 *
 * @param definitions for each group a line with its path, name and noun. Each operation has a line with its method, the last
 * arguments of {@link defineOperation} and its name, after a line with the rest of its path. For the noun `Session`,
 * `LIST list_*_Threads` is `listThreads`, for the operation `listSessionThreads`.
 */
export function defineGroups(definitions: string): Groups {
  const groups: Groups = {};
  let methods: Methods = {};
  let [basePath, noun, path] = ["", "", ""];
  for (const line of definitions.split("\n")) {
    const [first, ...words] = line.split(" ") as [string, ...string[]];
    const last = words.pop();
    if (last == null) path = basePath + first;
    else if (first.startsWith("/")) {
      const [group] = words as [string];
      basePath = path = first;
      noun = last;
      methods = groups[group] = {};
    } else {
      const [verb, omitted = "", rest = ""] = last.split("_") as [string, string?, string?];
      const define = first === "LIST" ? defineList : defineOperation;
      methods[verb + rest] = define(verb + omitted.replace("*", noun) + rest, path, first, ...words);
    }
  }
  return groups;
}

/** Binds the first arguments: the connection and, for `org`, the organization's ID. */
export function bindGroups(groups: Groups, ...args: [Connection, ...unknown[]]): Groups {
  const bound: Groups = {};
  for (const [group, methods] of Object.entries(groups)) {
    const own: Methods = {};
    for (const [name, method] of Object.entries(methods)) own[name] = method.bind(null, ...args);
    bound[group] = own;
  }
  return bound;
}
