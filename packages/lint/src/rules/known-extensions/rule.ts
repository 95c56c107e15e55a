import { readFileSync } from "node:fs";
import { createErrorFinder } from "@crewkit/openapi/validator";
import { parseYaml } from "@redocly/openapi-core";
import { type Contract, quoteList, type Rule } from "../../contract.ts";
import { isMap, type Node } from "../../node.ts";
import { jsonSchema } from "../../operations.ts";
import { property, schemaLabel } from "../../schemas.ts";

/** The description of an extension. `title` describes its values, in the message "Write …". */
interface Extension {
  title: string;
  description: string;
}

const text = readFileSync(new URL("extensions.schema.yaml", import.meta.url), "utf8");
const document = parseYaml(text) as { $defs: Record<string, { properties?: Record<string, Extension> }> };
const findErrors = createErrorFinder(document as never);

/** The extensions by the object that they may be in, such as `operation`. */
export const knownExtensions: ReadonlyMap<string, ReadonlyMap<string, Extension>> = new Map(
  Object.entries(document.$defs).map(([owner, { properties = {} }]) => [owner, new Map(Object.entries(properties))]),
);

export const rule: Rule = (contract) => {
  const { root, operations, nodes } = contract;
  check("document", "The document", root);
  for (const { name, node } of operations) check("operation", `\`${name}\``, node);
  for (const node of nodes("Parameter")) check("parameter", `The parameter \`${node.text("name")}\``, node);
  for (const node of nodes("Header")) check("header", `The header \`${node.key}\``, node);
  for (const node of nodes("Schema")) check("schema", `The schema ${schemaLabel(node)}`, node);

  function check(owner: string, label: string, node: Node): void {
    const known = knownExtensions.get(owner) ?? new Map<string, Extension>();
    for (const [key, value] of node.entries().filter(([key]) => key.startsWith("x-"))) {
      const extension = known.get(key);
      const pointer = `/$defs/${owner}/properties/${key}`;
      const report = (problem: string) => contract.report(`${label}: ${problem}`, value.refLocation);
      if (!extension)
        report(`unknown extension \`${key}\`. Write ${quoteList([...known.keys()], "or")}, or remove it.`);
      else if (findErrors(pointer, resolve(value)).length > 0 || fits[key]?.(value, node, contract) === false)
        report(`the value of \`${key}\` is invalid. Write ${extension.title}.`);
    }
  }
};

/** Replaces each `$ref` with the value of its target. */
function resolve(node: Node): unknown {
  if (Array.isArray(node.value)) return node.items().map(resolve);
  return isMap(node.value)
    ? Object.fromEntries(node.entries().map(([key, child]) => [key, resolve(child)]))
    : node.value;
}

/** What the schema cannot state: whether a value fits the object that it is in, and the rest of the contract. */
const fits: Record<string, (value: Node, owner: Node, contract: Contract) => boolean> = {
  "x-rate-limits": (value) =>
    value.get("limits").children.every((limit, i, { length }) => limit.has("path_prefix") === i < length - 1),
  "x-permission": fitsLevels,
  "x-credential": ({ value }, operation) =>
    property(jsonSchema(operation.get("requestBody")), String(value)).value !== undefined,
  // A GET never has side effects, and other methods always do.
  "x-read-only": (_, { key }) => key === "post",
  "x-filter": (value, _, { operations }) =>
    !value.has("equals") || operations.some(({ name }) => name === value.text("equals").split("#")[0]),
  "x-extensible-enum": (_, schema) => !schema.has("enum"),
  "x-enumDescriptions": (value, schema) => {
    const values = [...schema.get("enum").items(), ...schema.get("x-extensible-enum").items()];
    return values.map(({ value }) => String(value)).join() === value.keys().join();
  },
  "x-pattern-message": (_, schema) => schema.has("pattern"),
  "x-change-times": (value, schema) => {
    const names = value.children.flatMap(({ children }) => children.map(({ value }) => String(value)));
    return [...value.keys(), ...names].every((name) => schema.get("properties").has(name));
  },
  "x-max-bytes": (_, schema) => schema.has("maxLength"),
  "x-sunset": ({ value }) => String(value) >= new Date().toISOString().slice(0, 10),
};

function fitsLevels({ value, object }: Node, _: Node, { nodes }: Contract): boolean {
  const schema = nodes("Schema").find(({ componentName, key }) => (componentName ?? key) === "PermissionLevel");
  const highestFirst = schema?.get("enum").children.map((level) => level.value) ?? [];
  const { record: __, ...levels } = typeof value === "string" ? { value } : object;
  const isHigher = !("own" in levels) || highestFirst.indexOf(levels.others) < highestFirst.indexOf(levels.own);
  return isHigher && Object.values(levels).every((level) => highestFirst.includes(level));
}
