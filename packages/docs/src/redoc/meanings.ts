import { type Contract, resolve } from "@crewkit/openapi";
import { additions } from "../model/additions.ts";

/**
 * The contract with what its schemas say told wherever a field or parameter refers to them: beside a description of its
 * own Redoc hides theirs, and with it the meaning of an enum's values, or what the items of a list are.
 */
export function withMeanings(contract: Contract): Contract {
  return tell(contract, contract) as Contract;
}

function tell(contract: Contract, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((each) => tell(contract, each));
  if (!isObject(node)) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, isData(key) ? value : tell(contract, value)]);
  const told = Object.fromEntries(entries);
  if (typeof node.description !== "string") return told;
  const added = additions(node.description, meaning(contract, node));
  return added ? { ...told, description: `${node.description}\n\n${added}` } : told;
}

/** The description of the schema that stands behind a field, a parameter, a list or a choice between it and null. */
function meaning(contract: Contract, { $ref, schema, items, oneOf }: Node): string {
  if (typeof $ref === "string") return $ref.startsWith("#/components/schemas/") ? describe(contract, $ref) : "";
  const inner = schema ?? items ?? (Array.isArray(oneOf) ? oneOf.find((each) => each.type !== "null") : undefined);
  return isObject(inner) ? meaning(contract, inner) : "";
}

// A format says by itself what an id or a moment is; in words that would stand at every other field.
function describe(contract: Contract, $ref: string): string {
  const schema: Node = resolve(contract, { $ref });
  return schema.format && !schema.enum ? "" : String(schema.description ?? "");
}

type Node = Record<string, unknown>;

function isObject(node: unknown): node is Node {
  return typeof node === "object" && node !== null;
}

// Examples are values of the API, whatever their keys are called.
function isData(key: string): boolean {
  return ["example", "examples", "default"].includes(key);
}
