import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { listParameters, type Operation } from "../../operations.ts";
import { effectiveSchema, testPattern } from "../../schemas.ts";

/** Unlike Redocly's rule of this name, this rule considers the schemas of parameters. */
export const rule: Rule = ({ root, operations, report }) => {
  const paths = root.get("paths").entries();
  const templates = paths.map(([path, pathItem]) => {
    const operationsOfPath = operations.filter((operation) => operation.path === path);
    return parsePath(path, operationsOfPath.length > 0 ? operationsOfPath : [{ pathItem, node: pathItem }]);
  });
  for (const [i, later] of templates.entries()) {
    for (const earlier of templates.slice(0, i).filter((earlier) => collide(earlier, later))) {
      report(message(earlier, later), root.get("paths", later.path).refLocation);
    }
  }
};

interface Template {
  readonly path: string;
  readonly segments: readonly Segment[];
}

interface Segment {
  readonly text: string;
  /** The name of the parameter that fills the segment. Undefined if the segment is a literal. */
  readonly parameter: string | undefined;
  /** The schemas of the parameter in the operations of the path. */
  readonly schemas: readonly Node[];
}

function parsePath(path: string, operations: readonly Pick<Operation, "pathItem" | "node">[]): Template {
  const segments = path.split("/").map((text): Segment => {
    const [, parameter] = /^\{(.*)\}$/.exec(text) ?? [];
    const schemas = operations.flatMap((operation) =>
      listParameters(operation).filter(({ object }) => object.in === "path" && object.name === parameter),
    );
    return { text, parameter, schemas: schemas.map((declared) => effectiveSchema(declared.get("schema"))) };
  });
  return { path, segments };
}

function collide(a: Template, b: Template): boolean {
  return a.segments.length === b.segments.length && a.segments.every((segment, i) => overlap(segment, b.segments[i]));
}

function overlap(a: Segment, b: Segment | undefined): boolean {
  if (!b) return false;
  if (a.parameter === undefined) return b.parameter === undefined ? a.text === b.text : accepts(b, a.text);
  // In general, the schemas of two parameters cannot be compared.
  return b.parameter !== undefined || accepts(a, b.text);
}

/** True if a value fits a parameter in any operation of its path. An undeclared parameter accepts any value. */
function accepts({ schemas }: Segment, value: string): boolean {
  return schemas.length === 0 || schemas.some((schema) => matches(schema, value));
}

function matches({ object: { type, enum: values, pattern } }: Node, value: string): boolean {
  if (type === "integer" && !/^-?\d+$/.test(value)) return false;
  if (Array.isArray(values) && !values.map(String).includes(value)) return false;
  return testPattern(pattern, value) !== false;
}

function message(a: Template, b: Template): string {
  const pairs = a.segments.map((segment, i): Pair => [segment, b.segments[i] ?? segment]);
  const url = pairs.map(([a, b]) => (b.parameter === undefined ? b : a).text).join("/");
  return `\`${a.path}\` and \`${b.path}\` both match \`${url}\`. ${fix(pairs)}, or rename a path.`;
}

type Pair = readonly [Segment, Segment];

function fix(pairs: readonly Pair[]): string {
  const patterns = pairs.flatMap((pair, i) => {
    const literal = pair.find(({ parameter }) => parameter === undefined);
    const parameter = pair.find(({ parameter }) => parameter !== undefined)?.parameter;
    if (!literal || !parameter) return [];
    return [`give \`${parameter}\` (segment ${i}) a pattern that \`${literal.text}\` does not match`];
  });
  if (patterns.length > 0) return `To distinguish them, ${patterns.join(", or ")}`;
  const differences = pairs.flatMap(([a, b], i) =>
    a.text === b.text ? [] : [`segment ${i}: \`${a.text}\` and \`${b.text}\``],
  );
  return `They differ only in parameters (${differences.join("; ")}). Remove one of them`;
}
