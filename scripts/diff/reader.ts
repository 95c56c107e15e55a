import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePointer } from "@crewkit/openapi";
import { parse } from "yaml";
import type { Reader } from "./change.ts";

/** Reads the files of one side of the comparison, each of them once. */
export function reader(folder: string): Reader {
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
    // Not there on this side, or not readable: Redocly has said so already.
    return undefined;
  }
}
