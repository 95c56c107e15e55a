export type Direction = "request" | "response";

/** Where a changed node is used. */
export interface Uses {
  /** Whether requests or responses contain the node. Empty outside of operations. */
  directions: Direction[];
  /** The component that contains the node. */
  component?: {
    /** The kind and the name, such as `schemas/Session`. */
    name: string;
    /** The number of keys from the component to the node. */
    depth: number;
    /** The operations that use the component, such as `GET /sessions`. */
    operations: string[];
  };
}

/** A node of both contracts, or of the only contract that has the node. */
export interface DiffNode {
  base?: TreeNode;
  revision?: TreeNode;
  parent: DiffNode | null;
  /** The other uses of the node. */
  referencedBy: DiffNode[];
}

interface TreeNode {
  type: { name: string };
  key?: string | number;
  value: object;
  children: TreeNode[];
  location: { absolutePointer: string };
  /** The target of a `$ref`. */
  resolved?: TreeNode;
}

export function findUses(node: DiffNode): Uses {
  const directions = [...collect(node, directionOf)].sort();
  for (let user: DiffNode | null = node, depth = 0; user; user = user.parent, depth++) {
    const name = componentName(user);
    if (name) return { directions, component: { name, depth, operations: [...collect(user, operationsOf)] } };
  }
  return { directions };
}

/** Collects values from the nearest users of a node that have any. */
function collect<T>(node: DiffNode, valuesOf: (user: DiffNode) => T[], visited = new Set<DiffNode>()): Set<T> {
  if (visited.has(node)) return new Set();
  visited.add(node);
  const values = valuesOf(node);
  if (values.length > 0) return new Set(values);
  const users = [node.parent, ...node.referencedBy].filter((user) => user !== null);
  return new Set(users.flatMap((user) => [...collect(user, valuesOf, visited)]));
}

function directionOf(node: DiffNode): Direction[] {
  const direction = directions[current(node)?.type.name ?? ""];
  return direction ? [direction] : [];
}

const directions: Record<string, Direction> = {
  ParameterList: "request",
  RequestBody: "request",
  Responses: "response",
};

/** Returns an operation, or the operations of a path whose parameters contain the node. */
function operationsOf(node: DiffNode): string[] {
  const { type, key, children = [], resolved } = current(node) ?? {};
  if (type?.name === "Operation") return [formatOperation(key, node.parent && current(node.parent)?.key)];
  if (type?.name !== "PathItem") return [];
  const operations = (resolved?.children ?? children).filter((child) => child.type.name === "Operation");
  return operations.map((operation) => formatOperation(operation.key, key));
}

function formatOperation(method: unknown, path: unknown): string {
  return `${String(method).toUpperCase()} ${path}`;
}

function current({ base, revision }: DiffNode): TreeNode | undefined {
  return revision ?? base;
}

function componentName(node: DiffNode): string | undefined {
  const path = targetOf(node)?.location.absolutePointer.replaceAll("\\", "/") ?? "";
  const [, kind, name] = /\/components\/(\w+)\b.*?([^/]+?)(?:\.yaml)?$/.exec(path) ?? [];
  return kind && `${kind}/${name}`;
}

/** Returns the target of a node that is a `$ref` in both contracts. */
function targetOf({ base, revision, parent }: DiffNode): TreeNode | undefined {
  const isReference = [base, revision].every((side) => side?.resolved && Object.keys(side.value).length === 1);
  if (isReference) return revision?.resolved;
  // Redocly compares the target of a `$ref` with other keywords as a child of the node.
  const isTarget = base && revision && base === parent?.base?.resolved && revision === parent.revision?.resolved;
  return isTarget ? revision : undefined;
}
