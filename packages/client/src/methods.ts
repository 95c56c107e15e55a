import type { Connection } from "./connection.ts";
import { list, operation } from "./operation.ts";

/**
 * A group of methods: its noun, what all its paths begin with, and the operations, each under the rest of its path:
 * `GET list list_*_Threads` is `listThreads`, of the operationId `listSessionThreads` if the noun is `Session`.
 */
export type Group = readonly [noun: string, base: string, index: string];

/** Methods by name, each with the connection and what its path begins with as its first values. */
// biome-ignore lint/suspicious/noExplicitAny: the generated interfaces give each its types.
export type Methods = Record<string, (...values: any[]) => unknown>;

/** Groups that read their index, and bind its methods, when they are first used. */
export interface Groups {
  given: [Connection, ...unknown[]];
}

/**
 * Makes groups, to be bound by {@link bind}.
 *
 * @param further what a group has beside its operations.
 */
export function methodsOf(groups: Record<string, Group>, further: Record<string, Methods> = {}): object {
  const all = {};
  for (const [group, entry] of Object.entries(groups)) {
    let methods: Methods | undefined;
    Object.defineProperty(all, group, {
      get(this: Groups) {
        methods ??= { ...read(entry), ...further[group] };
        const value: Record<string, unknown> = {};
        for (const name in methods) value[name] = methods[name]?.bind(null, ...this.given);
        Object.defineProperty(this, group, { value, configurable: true });
        return value;
      },
    });
  }
  return all;
}

/** Binds groups to a connection and to what their paths begin with. */
export function bind(groups: object, given: Groups["given"]): object {
  return Object.create(groups, { given: { value: given, configurable: true } });
}

function read([noun, base, index]: Group): Methods {
  const methods: Methods = {};
  let path = "";
  for (const line of index.split("\n")) {
    const [method = "", ...words] = line.split(" ");
    const [verb = "", said = "", rest = ""] = words.pop()?.split("_") ?? [];
    if (verb) {
      const id = verb + said.replace("*", noun) + rest;
      methods[verb + rest] = (words[0] === "list" ? list : operation)([id, method, path, ...words].join(" "));
    } else path = base + line;
  }
  return methods;
}
