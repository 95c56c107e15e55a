import { dirname, relative, resolve } from "node:path";
import type { Location, UserContext } from "@redocly/openapi-core";

export type Node = Record<string, unknown>;

/** A node of the source files with its `$ref` resolved. A missing node is an empty object. */
export class Source {
  readonly node: Node;
  readonly #location: Location;
  readonly #context: UserContext;

  constructor(node: object, context: UserContext, location: Location = context.location) {
    this.node = node as Node;
    this.#location = location;
    this.#context = context;
  }

  /** The absolute path of the file. */
  get file(): string {
    return this.#location.source.absoluteRef;
  }

  child(key: string | number): Source {
    const value = (this.node[key] ?? {}) as Node;
    if (!("$ref" in value)) return new Source(value, this.#context, this.#location.child(key));
    const { node = {}, location = this.#location } = this.#context.resolve<Node>(value as { $ref: string }, this.file);
    return new Source(node, this.#context, location);
  }

  children(): Source[] {
    return Object.keys(this.node).map((key) => this.child(key));
  }

  /** Replaces all keys, so that the keys of the bundle are in this order. */
  replace(node: Node): void {
    for (const key of Object.keys(this.node)) delete this.node[key];
    Object.assign(this.node, node);
  }

  /** Returns a reference to a child of this node, for use in another file. */
  refFrom(file: string, key: string): { $ref: string } {
    const pointer = this.#location.child(key).pointer;
    return rebase({ $ref: `${this.file}${pointer}` }, file, file);
  }

  report(message: string, key: string | number): void {
    this.#context.report({ message, location: this.#location.child(key) });
  }
}

/** Returns a copy of a node whose `$ref`s work in another file. */
export function rebase<T>(node: T, from: string, to: string): T {
  if (Array.isArray(node)) return node.map((item) => rebase(item, from, to)) as T;
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    key === "$ref" && typeof value === "string" ? rebaseRef(value, from, to) : rebase(value, from, to),
  ]);
  return Object.fromEntries(entries);
}

function rebaseRef(ref: string, from: string, to: string): string {
  const [path = "", pointer] = ref.split("#");
  const target = path === "" ? from : resolve(dirname(from), path);
  const file = relative(dirname(to), target).replaceAll("\\", "/");
  return pointer === undefined ? file : `${file}#${pointer}`;
}
