import type { Location, Oas3Visitor, UserContext } from "@redocly/openapi-core";
import { isMap, Node } from "./node.ts";
import { listOperations, type Operation } from "./operations.ts";

/** The document that a rule checks. */
export interface Contract {
  readonly root: Node;
  /** The operations of `paths`, in document order. Callbacks and webhooks are excluded: other servers implement them. */
  readonly operations: readonly Operation[];
  /** Returns all nodes of these types. A shared component is included once, resolved from its first reference. */
  nodes(...types: readonly NodeType[]): Node[];
  report(message: string, location: Location): void;
}

/** A problem. `text` follows the name of the node in the message, such as "has no links". */
export interface Problem {
  readonly text: string;
  readonly location: Location;
}

export type Rule<Options = unknown> = (contract: Contract, options: Options) => void;

/** Redocly's node types. `SchemaProperties` is the value of `properties`. */
const nodeTypes = [
  "Tag",
  "Operation",
  "Parameter",
  "Header",
  "Response",
  "Link",
  "Example",
  "Schema",
  "SchemaProperties",
] as const;

export type NodeType = (typeof nodeTypes)[number];

// The schemas below `not` name properties, but do not define them.
const excluded = /(?<!\/properties)\/not\b/;

/** Creates a Redocly visitor that collects the nodes of a document and then runs a check. */
export function createVisitor(check: (contract: Contract) => void): Oas3Visitor {
  const visits: UserContext[] = [];
  const visit = (_: unknown, context: UserContext) => void visits.push(context);
  const nodes: Contract["nodes"] = (...types) =>
    visits
      .filter((context) => types.some((type) => type === context.type.name))
      .map((context) => new Node(context.rawNode, context.rawLocation, context))
      .filter(({ value, location }) => isMap(value) && !excluded.test(location.pointer));
  return {
    ...Object.fromEntries(nodeTypes.map((type) => [type, visit])),
    Root: {
      leave(value: unknown, context: UserContext) {
        const root = new Node(value, context.location, context);
        const report: Contract["report"] = (message, location) => context.report({ message, location: location.key() });
        check({ root, operations: listOperations(root), nodes, report });
      },
    },
  };
}

/** Formats names for a message: "`a`, `b` and `c`". */
export function quoteList(names: readonly string[], last: "and" | "or" = "and"): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} ${last} ${quoted.at(-1)}`;
}
