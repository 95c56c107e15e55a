import type { Location, UserContext } from "@redocly/openapi-core";

/**
 * A node of the contract, seen through its `$ref`s, and where it stands. What is not there, or is not written yet, is a
 * place too: its node is undefined, so that a rule can ask on without caring.
 */
export class Place {
  /** What stands here, at the end of every `$ref`. */
  readonly node: unknown;
  /** Where that stands: in a shared component, if a `$ref` leads to one. */
  readonly at: Location;
  /** Where its parent has it, or has its `$ref`. */
  readonly writtenAt: Location;
  /** The `$ref`, as its parent has it. */
  readonly ref: string | undefined;
  readonly #ctx: UserContext;

  constructor(written: unknown, writtenAt: Location, ctx: UserContext) {
    const ref = isObject(written) && typeof written.$ref === "string" ? written.$ref : undefined;
    const target = ref === undefined ? undefined : ctx.resolve({ $ref: ref }, writtenAt.source.absoluteRef);
    this.node = ref === undefined ? written : target?.node;
    this.at = target?.location ?? writtenAt;
    this.writtenAt = writtenAt;
    this.ref = ref;
    this.#ctx = ctx;
  }

  /** Whether there is an object or an array. */
  get isThere(): boolean {
    return isObject(this.node);
  }

  has(key: string): boolean {
    return isObject(this.node) && Object.hasOwn(this.node, key);
  }

  /** What stands below, key after key. */
  get(...[key, ...more]: readonly (string | number)[]): Place {
    if (key === undefined) return this;
    const child = this.has(String(key)) ? (this.node as Record<string, unknown>)[key] : undefined;
    return new Place(child, this.at.child([key]), this.#ctx).get(...more);
  }

  /** The text under a key; empty where there is none. */
  text(key: string): string {
    const { node } = this.get(key);
    return typeof node === "string" ? node : "";
  }

  keys(): string[] {
    return isObject(this.node) ? Object.keys(this.node) : [];
  }

  entries(): [string, Place][] {
    return this.keys().map((key) => [key, this.get(key)]);
  }

  items(): Place[] {
    return Array.isArray(this.node) ? this.node.map((_, i) => this.get(i)) : [];
  }

  /** The component's name that a `$ref` ends in: `Session` of `../schemas/sessions/Session.yaml`. */
  get component(): string | undefined {
    return this.ref
      ?.split(/[/#]/)
      .at(-1)
      ?.replace(/\.(ya?ml|json)$/, "");
  }
}

function isObject(node: unknown): node is Record<string, unknown> {
  return typeof node === "object" && node !== null;
}

/** Tells whether a place comes by for the first time: a shared component does for every use. */
export function firstTime(): (place: Place) => boolean {
  const seen = new Set<string>();
  return ({ at }) => !seen.has(at.absolutePointer) && Boolean(seen.add(at.absolutePointer));
}
