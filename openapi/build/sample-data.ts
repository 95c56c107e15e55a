import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { parse } from "yaml";
import { openapiFolder } from "./tools.ts";

type Node = unknown;

export type SampleData = Record<string, Record<string, Record<string, Node>>>;

const sampleDataFolder: string = join(openapiFolder, "world");

export function readSampleData(): SampleData {
  const files = readdirSync(sampleDataFolder).filter((name) => name.endsWith(".yaml"));
  const entries = files.map((name) => [basename(name, ".yaml"), readSampleDataFile(join(sampleDataFolder, name))]);
  return Object.fromEntries(entries);
}

/**
 * Reads a YAML file of the sample data and resolves its `$ref`s. Keys next to a `$ref` override those of its target and
 * keep the target's order.
 *
 * @throws if a `$ref` cannot be resolved or a file is not valid YAML.
 */
export function readSampleDataFile(file: string): Record<string, Node> {
  const entries = Object.entries(load(file) as Record<string, Node>);
  return Object.fromEntries(entries.map(([key, entry]) => [key, resolveEntry(entry, file, key)]));
}

function resolveEntry(entry: Node, file: string, key: string): Node {
  try {
    return resolve(entry, file);
  } catch (error) {
    throw new Error(`${relative(dirname(openapiFolder), file)}, ${key}: ${(error as Error).message}`);
  }
}

function resolve(node: Node, file: string): Node {
  if (Array.isArray(node)) return node.map((item) => resolve(item, file));
  if (node === null || typeof node !== "object") return node;
  const { $ref, ...overrides } = node as Record<string, Node>;
  const fields = Object.entries(overrides).map(([key, value]) => [key, resolve(value, file)]);
  if (typeof $ref !== "string") return Object.fromEntries(fields);
  const target = resolveRef($ref, file);
  return fields.length === 0 ? target : { ...(target as object), ...Object.fromEntries(fields) };
}

function resolveRef($ref: string, file: string): Node {
  const [path = "", pointer = ""] = $ref.split("#/");
  const from = path === "" ? file : join(dirname(file), path);
  const target = pointer.split("/").reduce<Node>((node, key) => (node as Record<string, Node>)?.[key], load(from));
  if (target === undefined) {
    throw new Error(`The reference ${$ref} does not exist.`);
  }
  return resolve(target, from);
}

const parsed = new Map<string, Node>();

function load(file: string): Node {
  if (!parsed.has(file)) parsed.set(file, readYaml(file));
  return parsed.get(file);
}

export function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error(`${relative(dirname(openapiFolder), file)} cannot be read: ${(cause as Error).message}`, { cause });
  }
}
