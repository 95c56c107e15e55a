import { isDeepStrictEqual } from "node:util";
import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";

interface Options {
  /** Schemas that repeat all properties of another schema, by name. `…Detail` always does. */
  extended?: Record<string, string>;
  /** Groups of schemas whose common properties only differ in descriptions and defaults. `…Create` and `…Update` always do. */
  similar?: string[][];
}

export const rule: Rule<Options> = ({ root, nodes, report }, { extended = {}, similar = [] }) => {
  const schemas = new Map(nodes("Schema").map((schema) => [schema.componentName ?? "", schema]));
  const pairs = (suffix: string, otherSuffix: string) =>
    [...schemas.keys()]
      .filter((name) => name.endsWith(suffix))
      .map((name): [string, string] => [name.replace(suffix, otherSuffix), name])
      .filter(([other]) => schemas.has(other));
  const check = (baseName: string, name: string, isExtended: boolean) => {
    const [base, schema] = [schemas.get(baseName), schemas.get(name)];
    for (const [key, property] of base?.get("properties").entries() ?? []) {
      const copy = schema?.get("properties", key);
      if (!base || !copy || (!copy.exists && !isExtended)) continue;
      const problem = copy.exists ? findDifference(property, copy, isExtended) : "is missing";
      if (problem) report(`\`${key}\` of \`${baseName}\` ${problem} in \`${name}\`. ${fix}`, copy.refLocation);
      else if (isExtended && isRequired(base, key) !== isRequired(schema, key))
        report(`\`${key}\` is required in only one of \`${baseName}\` and \`${name}\`. ${fix}`, copy.refLocation);
    }
  };

  const extensions = [...Object.entries(extended).map(([name, base]) => [base, name] as const), ...pairs("Detail", "")];
  const groups = [...similar, ...pairs("Update", "Create")];
  for (const [base, name] of extensions) check(base, name, true);
  for (const [first = "", ...others] of groups) for (const name of others) check(first, name, false);
  for (const name of new Set([...extensions, ...groups].flat())) {
    if (!schemas.has(name))
      report(`The schema \`${name}\` does not exist. Remove it from the options.`, root.get("openapi").location);
  }
};

const fix = "Make the definitions identical.";

function findDifference(property: Node, copy: Node, isExtended: boolean): string | undefined {
  const ignored = isExtended ? [] : ["description", "default"];
  return isDeepStrictEqual(definitionOf(property, ignored), definitionOf(copy, ignored)) ? undefined : "is different";
}

// A `$ref` is replaced by its target, because its path depends on the file.
function definitionOf(node: Node, ignored: string[]): unknown {
  if (node.ref) return [node.location.absolutePointer, ...node.refSiblings.map((each) => definitionOf(each, ignored))];
  if (!node.exists) return node.value;
  if (Array.isArray(node.value)) return node.items().map((item) => definitionOf(item, ignored));
  const entries = node.entries().filter(([key]) => !ignored.includes(key));
  return Object.fromEntries(entries.map(([key, child]) => [key, definitionOf(child, ignored)]));
}

function isRequired(schema: Node | undefined, name: string): boolean {
  return (
    schema
      ?.get("required")
      .items()
      .some(({ value }) => value === name) ?? false
  );
}
