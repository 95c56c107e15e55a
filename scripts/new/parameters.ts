import { parse } from "yaml";
import { placeholder } from "./files.ts";

/** Finds the shared parameter for each path parameter. Prefers the first matching parameter in the path files. */
export function createPathParameters(sharedText: string, fileTexts: readonly string[]) {
  const shared: Record<string, { name: string; in: string }> = parse(sharedText);
  const isOfPath = (key: string) => shared[key]?.in === "path";
  const used = fileTexts.flatMap(keysIn).filter(isOfPath);

  return {
    /** Formats the entries to add to a `parameters` list for the path parameters that a text does not reference yet. */
    missing(path: string, text: string, indent: string): string {
      const known = keysIn(text).map((key) => shared[key]?.name);
      const names = [...path.matchAll(/\{(\w+)\}/g)]
        .map(([, name = ""]) => name)
        .filter((name) => !known.includes(name));
      return names.map((name) => `${indent}- ${referenceTo(name)}\n`).join("");
    },
    without(text: string): string {
      return text
        .replace(/^ {4}- \$ref: \S+parameters\.yaml#\/(\w+)\n/gm, (line, key) => (isOfPath(key) ? "" : line))
        .replace(/^ {2}parameters:\n(?! {4})/m, "");
    },
  };

  function referenceTo(name: string): string {
    const key = used.find((key) => shared[key]?.name === name) ?? `"${placeholder} the parameter ${name}"`;
    return `$ref: ../../components/parameters.yaml#/${key}`;
  }
}

function keysIn(text: string): string[] {
  return [...text.matchAll(/parameters\.yaml#\/(\w+)/g)].map(([, key = ""]) => key);
}
