import { type DiffNode, findUses } from "./uses.ts";

/**
 * A Redocly plugin that prepares both contracts for `redocly diff` and reports where each changed node is used.
 *
 * @module
 */
export default function plugin(): object {
  return {
    id: "contract",
    // redocly.yaml lists preprocessors as decorators, because `redocly diff` only runs decorators. They run first.
    preprocessors: { oas3: { references: () => ({ Schema: resolveOpenEnums }) } },
    decorators: { oas3: { comparable: () => comparable } },
    diff: {
      oas3: { uses: () => ({ any: reportUses(false) }), "added-uses": () => ({ any: reportUses(true) }) },
    },
  };
}

type Node = Record<string, unknown>;

/**
 * `redocly diff` only compares lists and scalars. Write other values as JSON, unions with null as a keyword, and open enums with
 * one more value. Write equivalent schemas in the same way.
 */
const comparable = {
  Root: { enter: prepareDefaults },
  Example: { leave: (node: Node) => stringify(node, ["value"]) },
  Header: { leave: (node: Node) => stringify(node, ["example"]) },
  Link: { leave: (node: Node) => stringify(node, ["parameters", "requestBody"]) },
  MediaType: { leave: (node: Node) => stringify(node, ["example"]) },
  Operation: {
    enter(node: Node): void {
      stringify(node, ["x-permission"]);
      joinKeys(node);
    },
  },
  Parameter: { leave: (node: Node) => stringify(node, ["example", "x-filter"]) },
  ref: { leave: (node: Node) => stringify(node, schemaValues) },
  Schema: {
    leave(node: Node, { resolve }: ResolveContext): void {
      stringify(node, schemaValues);
      markConstant(node);
      for (const keyword of ["oneOf", "anyOf"]) markNullable(node, keyword);
      markOpenEnum(node, resolve);
    },
  },
  SchemaProperties: { enter: expandFalse },
  SpecExtension: { leave: (node: Node) => stringify(node, Object.keys(node)) },
};

/** Prepares the examples that only the conventions of the contract refer to, because Redocly does not visit them. */
function prepareDefaults(root: Node, { resolve }: ResolveContext): void {
  const { responses, examples = {} } = (root["x-defaults"] ?? {}) as { responses?: object; examples?: object };
  const contents = Object.values((responses && resolve(responses).node) ?? {}) as ErrorResponse[];
  const errors = contents.map(({ content }) => content?.["application/json"]?.examples ?? {});
  for (const file of [...errors, ...Object.values(examples).map((each) => resolve(each).node ?? {})])
    for (const example of Object.values(file)) stringify(example as Node, ["value"]);
}

interface ErrorResponse {
  content?: { "application/json"?: { examples?: object } };
}

/** Writes the schema `false`, which Redocly takes for a missing property, as `{ not: {} }`. */
function expandFalse(properties: Node): void {
  for (const key of Object.keys(properties)) if (properties[key] === false) properties[key] = { not: {} };
}

const schemaValues = ["const", "default", "example", "examples"];

function stringify(node: Node, keys: string[]): void {
  for (const key of keys) if ([node[key]].flat().some(isObject)) node[key] = JSON.stringify(node[key]);
}

/** Writes an order as text, because a list with the same elements in another order would be equal. */
function joinKeys(node: Node): void {
  const order = node["x-order"];
  const write = (key: string | { enum: string }) => (typeof key === "string" ? key : `enum ${key.enum}`);
  if (Array.isArray(order)) node["x-order"] = order.map(write).join(", ");
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

/** Resolves references to the values of open enums in `allOf`, before the conventions of the contract copy them to another file. */
function resolveOpenEnums({ allOf }: Node, { resolve }: ResolveContext): void {
  for (const base of Array.isArray(allOf) ? allOf : []) {
    const { node, location } = resolve(base);
    const values = node?.["x-extensible-enum"];
    if (node && values) node["x-extensible-enum"] = resolve(values, location?.source.absoluteRef).node;
  }
}

/** Writes `const` as an `enum` with one value. */
function markConstant(node: Node): void {
  if (node.const === undefined || node.enum !== undefined) return;
  node.enum = [node.const];
  delete node.const;
}

function markNullable(node: Node, keyword: string): void {
  const branches = node[keyword];
  if (!Array.isArray(branches)) return;
  const others = branches.filter((branch) => branch?.type !== "null");
  if (others.length === branches.length || others.length === 0) return;
  node.nullable = true;
  if (others.length > 1) {
    node[keyword] = others;
    return;
  }
  delete node[keyword];
  for (const [key, value] of Object.entries(others[0])) node[key] ??= value;
}

interface ResolveContext {
  resolve(reference: unknown, from?: string): { node?: Node; location?: { source: { absoluteRef: string } } };
}

/** Stands for the other values that an open enum allows. */
export const otherValues = "any other value";

/** Writes `x-extensible-enum`, a list or a reference to it, as `enum`. */
function markOpenEnum(node: Node, resolve: ResolveContext["resolve"]): void {
  const known = node["x-extensible-enum"];
  if (!known) return;
  node.enum = [Array.isArray(known) ? known : resolve(known).node, otherValues].flat();
  delete node["x-extensible-enum"];
}

interface Changed {
  kind: "added" | "removed" | "modified";
  node: DiffNode;
}

interface DiffContext {
  report(verdict: { message: string }): void;
}

// A verdict replaces the default impact of a change, which differs for added nodes. redocly.yaml sets the same impacts.
function reportUses(isAdded: boolean) {
  return ({ kind, node }: Changed, { report }: DiffContext): void => {
    const uses = findUses(node);
    if ((kind === "added") === isAdded && uses.directions.length > 0) report({ message: JSON.stringify(uses) });
  };
}
