import { posix } from "node:path";
import { formatPointer, parsePointer } from "@crewkit/openapi";
import type { Reader } from "./change.ts";

/** The path of a change in which parameters and tags have their names, where else their places in a list would stand. */
export function named(path: string, read: Reader): string {
  const keys = parsePointer(path);
  const names = keys.map((key, at) => (lists.has(keys[at - 1] ?? "") ? nameOf(keys.slice(0, at + 1), read) : key));
  return `#${formatPointer(names)}`;
}

const lists = new Set(["parameters", "tags"]);

function nameOf(keys: string[], read: Reader): string {
  const { name } = (at(keys, read, "openapi.yaml", []) ?? {}) as { name?: unknown };
  return typeof name === "string" ? name : (keys.at(-1) ?? "");
}

/** What stands where some keys lead, from file to file by the references on the way. */
function at(keys: string[], read: Reader, file: string, above: string[]): unknown {
  const node = read(file, formatPointer(above)) as { $ref?: unknown } | undefined;
  if (typeof node?.$ref === "string") {
    const [target = "", pointer = ""] = node.$ref.split("#");
    return at(keys, read, target ? posix.join(posix.dirname(file), target) : file, parsePointer(pointer));
  }
  const [key, ...rest] = keys;
  return key === undefined ? node : at(rest, read, file, [...above, key]);
}
