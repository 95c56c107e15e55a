import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { formatPointer, parsePointer } from "@crewkit/openapi";
import { parse } from "yaml";

export type Reader = (file: string, pointer: string) => unknown;

export interface Readers {
  before: Reader;
  after: Reader;
}

export function createReader(folder: string): Reader {
  const documents = new Map<string, unknown>();
  return (file, pointer) => {
    if (!documents.has(file)) documents.set(file, read(join(folder, file)));
    return parsePointer(pointer).reduce<unknown>((node, key) => (node as Node | undefined)?.[key], documents.get(file));
  };
}

type Node = Record<string, unknown>;

function read(path: string): unknown {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** Returns the value at a path from the root of the contract, through references. */
export function resolvePath(read: Reader, keys: string[], file = "openapi.yaml", parents: string[] = []): unknown {
  const node = read(file, formatPointer(parents)) as { $ref?: unknown } | undefined;
  if (typeof node?.$ref === "string") {
    const [target = "", pointer = ""] = node.$ref.split("#");
    return resolvePath(read, keys, target ? posix.join(posix.dirname(file), target) : file, parsePointer(pointer));
  }
  const [key, ...rest] = keys;
  return key === undefined ? node : resolvePath(read, rest, file, [...parents, key]);
}
