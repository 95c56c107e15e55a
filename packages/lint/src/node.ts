import type { Location, UserContext } from "@redocly/openapi-core";

/**
 * A node of the document with its `$ref` resolved. A missing node has the value undefined, so rules can navigate
 * without checking each step.
 */
export class Node {
  /** The value after resolving the `$ref`. */
  readonly value: unknown;
  /** The location of the value: for a `$ref`, the location of its target. */
  readonly location: Location;
  /** The location in the parent: for a `$ref`, the location of the reference itself. */
  readonly refLocation: Location;
  /** The `$ref` as written in the parent. */
  readonly ref: string | undefined;
  readonly #context: UserContext;
  readonly #refs: readonly ResolvedRef[];

  constructor(source: unknown, refLocation: Location, context: UserContext) {
    const ref = isRef(source) ? source : undefined;
    const target = ref && context.resolve<object>(ref, refLocation.source.absoluteRef);
    this.value = target ? target.node : source;
    this.location = target?.location ?? refLocation;
    this.refLocation = refLocation;
    this.ref = ref?.$ref;
    this.#context = context;
    this.#refs = ref ? [{ node: ref, location: refLocation }, ...((target?.chain ?? []) as ResolvedRef[])] : [];
  }

  /** True if the value is an object or an array. */
  get exists(): boolean {
    return typeof this.value === "object" && this.value !== null;
  }

  /** The value if it is an object, otherwise an empty object. */
  get object(): Readonly<Record<string, unknown>> {
    return isMap(this.value) ? this.value : {};
  }

  has(key: string): boolean {
    return Object.hasOwn(this.object, key);
  }

  get(...[key, ...rest]: readonly (string | number)[]): Node {
    if (key === undefined) return this;
    const child =
      this.exists && Object.hasOwn(this.value as object, key) ? Reflect.get(this.value as object, key) : undefined;
    return new Node(child, this.location.child([key]), this.#context).get(...rest);
  }

  /** Returns the string at a key, or an empty string. */
  text(key: string): string {
    const { value } = this.get(key);
    return typeof value === "string" ? value : "";
  }

  keys(): string[] {
    return Object.keys(this.object);
  }

  entries(): [key: string, node: Node][] {
    return this.keys().map((key) => [key, this.get(key)]);
  }

  items(): Node[] {
    return Array.isArray(this.value) ? this.value.map((_, i) => this.get(i)) : [];
  }

  /** The values of an object or the items of an array. */
  get children(): Node[] {
    return Array.isArray(this.value) ? this.items() : this.keys().map((key) => this.get(key));
  }

  get key(): string {
    return unescapeKey(this.refLocation.pointer.replace(/^.*\//, ""));
  }

  /** The name of the referenced component: `Session` for `../schemas/sessions/Session.yaml`. */
  get componentName(): string | undefined {
    return this.ref?.replace(/^.*[/#]/, "").replace(/\.(ya?ml|json)$/, "");
  }

  /** The keywords next to each `$ref` of the chain, which OpenAPI 3.1 applies too. */
  get refSiblings(): Node[] {
    return this.#refs.map(({ node: { $ref: _, ...rest }, location }) => new Node(rest, location, this.#context));
  }

  withValue(value: object): Node {
    return new Node(value, this.location, this.#context);
  }
}

interface ResolvedRef {
  readonly node: { readonly $ref: string };
  readonly location: Location;
}

function isRef(value: unknown): value is ResolvedRef["node"] {
  return isMap(value) && typeof value.$ref === "string";
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function unescapeKey(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Returns a filter that accepts each location once, so that a shared component is reported once. */
export function createFirstUseFilter(): (node: Pick<Node, "location">) => boolean {
  const seen = new Set<string>();
  return ({ location }) => !seen.has(location.absolutePointer) && Boolean(seen.add(location.absolutePointer));
}
