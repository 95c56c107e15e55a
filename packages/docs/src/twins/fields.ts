import { factsOf } from "../model/facts.ts";
import type { Field } from "../model/field.ts";
import { marksOf, type Side } from "../model/marks.ts";
import { pathOf } from "../parts/links.ts";
import { code, oneLine, plain } from "../parts/markdown.ts";
import { linkTo } from "./link.ts";

/** Fields as a list, those inside a field indented below it. */
export function fieldList(fields: Field[], from: string, side: Side = "request", depth = 0): string {
  return fields.map((field) => row(field, from, side, depth)).join("\n");
}

function row(field: Field, from: string, side: Side, depth: number): string {
  const { name, description, fields } = field;
  const facts = factsOf(field);
  const line = [
    `${"  ".repeat(depth)}- ${code(name)} (${[typeText(field, from), ...marksOf(field, side)].join(", ")})`,
    description && `: ${oneLine(description)}`,
    facts.length > 0 ? ` (${facts.join(" · ")})` : "",
  ].join("");
  return fields.length > 0 ? `${line}\n${fieldList(fields, from, side, depth + 1)}` : line;
}

function typeText({ type, schema }: Field, from: string): string {
  if (!schema || pathOf.schema(schema) === from) return plain(type);
  const name = type.includes(schema) ? schema : type;
  const [before = "", after = ""] = type.split(name);
  return `${plain(before)}${linkTo(pathOf.schema(schema), name, from)}${plain(after)}`;
}
