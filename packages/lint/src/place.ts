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
  readonly #hops: readonly Hop[];

  constructor(written: unknown, writtenAt: Location, ctx: UserContext) {
    const ref = isRef(written) ? written : undefined;
    const target = ref && ctx.resolve<object>(ref, writtenAt.source.absoluteRef);
    this.node = target ? target.node : written;
    this.at = target?.location ?? writtenAt;
    this.writtenAt = writtenAt;
    this.ref = ref?.$ref;
    this.#ctx = ctx;
    this.#hops = ref ? [{ node: ref, location: writtenAt }, ...((target?.chain ?? []) as Hop[])] : [];
  }

  /** Whether there is an object or an array. */
  get isThere(): boolean {
    return typeof this.node === "object" && this.node !== null;
  }

  /** Its keys and values as they are written; none where it is no object. */
  get map(): Readonly<Record<string, unknown>> {
    return isMap(this.node) ? this.node : {};
  }

  has(key: string): boolean {
    return Object.hasOwn(this.map, key);
  }

  /** What stands below, key after key. */
  get(...[key, ...more]: readonly (string | number)[]): Place {
    if (key === undefined) return this;
    const child =
      this.isThere && Object.hasOwn(this.node as object, key) ? Reflect.get(this.node as object, key) : undefined;
    return new Place(child, this.at.child([key]), this.#ctx).get(...more);
  }

  /** The text under a key; empty where there is none. */
  text(key: string): string {
    const { node } = this.get(key);
    return typeof node === "string" ? node : "";
  }

  keys(): string[] {
    return Object.keys(this.map);
  }

  entries(): [key: string, place: Place][] {
    return this.keys().map((key) => [key, this.get(key)]);
  }

  items(): Place[] {
    return Array.isArray(this.node) ? this.node.map((_, i) => this.get(i)) : [];
  }

  /** What stands right below, in a map or a list. */
  get below(): Place[] {
    return Array.isArray(this.node) ? this.items() : this.keys().map((key) => this.get(key));
  }

  /** The key under which its parent has it. */
  get key(): string {
    return unescaped(this.writtenAt.pointer.replace(/^.*\//, ""));
  }

  /** The component's name that a `$ref` ends in: `Session` of `../schemas/sessions/Session.yaml`. */
  get component(): string | undefined {
    return this.ref?.replace(/^.*[/#]/, "").replace(/\.(ya?ml|json)$/, "");
  }

  /** What stands beside the `$ref`, and beside each further one on the way: in OpenAPI 3.1 that holds too. */
  get beside(): Place[] {
    return this.#hops.map(({ node: { $ref: _, ...rest }, location }) => new Place(rest, location, this.#ctx));
  }

  /** The same place with another node, which stands for it. */
  showing(node: object): Place {
    return new Place(node, this.at, this.#ctx);
  }
}

interface Hop {
  readonly node: { readonly $ref: string };
  readonly location: Location;
}

function isRef(node: unknown): node is Hop["node"] {
  return isMap(node) && typeof node.$ref === "string";
}

export function isMap(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

/** A key as it was before it became part of a JSON pointer. */
export function unescaped(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Tells whether a place comes by for the first time: a shared component does for every use. */
export function firstTime(): (place: Place) => boolean {
  const seen = new Set<string>();
  return ({ at }) => !seen.has(at.absolutePointer) && Boolean(seen.add(at.absolutePointer));
}
