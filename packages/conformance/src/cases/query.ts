import type { Operation, Parameter } from "@crewkit/openapi";
import fc from "fast-check";
import { type Law, successOf } from "../law/law.ts";
import { arbitraryOf } from "../schema/arbitrary.ts";
import { boundsOf, breaksOf } from "../schema/breaks.ts";
import { allowsText, valueFor } from "../schema/parameter.ts";
import { schemaOf } from "../schema/resolve.ts";
import { type Schema, typesOf } from "../schema/schema.ts";
import type { CaseParts, MakeCases } from "./make.ts";

/**
 * Each parameter in a query or header: at its bounds, beyond, of another type or form, given twice; and left out where
 * it is needed.
 */
export const query: MakeCases = (operation, { law }) =>
  operation.parameters
    .filter((parameter) => parameter.in === "query" || parameter.in === "header")
    .flatMap((parameter) => [
      ...refused(parameter, law),
      ...repeated(parameter, law),
      ...kept(operation, parameter, law),
    ]);

function refused(parameter: Parameter, law: Law): CaseParts[] {
  const fault = parameter.in === "header" ? "header" : "query";
  const status = law.plan.refusals[fault];
  const schema = schemaOf(law, parameter.schema);
  const isList = typesOf(schema).includes("array");
  const wrong = isList ? listTexts(schema, law) : wrongTexts(schema);
  const faults = wrong.filter(([, text]) => canSend(parameter, text) && !allowsText(law, parameter, text));
  return [
    ...(parameter.required ? [toCase(parameter, { what: "missing", values: [], status, fault })] : []),
    ...faults.map(([what, text]) => toCase(parameter, { what, values: [text], status, fault })),
  ];
}

function repeated(parameter: Parameter, law: Law): CaseParts[] {
  const { repeated: status } = law.plan.refusals;
  const isList = typesOf(schemaOf(law, parameter.schema)).includes("array");
  const mayRepeat = isList && parameter.explode !== false;
  if (parameter.in !== "query" || mayRepeat) return [];
  const text = String(valueFor(law, parameter));
  const another = otherText(text, parameter, law);
  const twice: [what: string, values: string[]][] = [
    ["given twice", [text, text]],
    ...(another === undefined ? [] : [["given with two values", [text, another]] as [string, string[]]]),
  ];
  return twice.map(([what, values]) => toCase(parameter, { what, values, status, fault: "repeated" }));
}

function otherText(text: string, parameter: Parameter, law: Law): string | undefined {
  const made = fc.sample(arbitraryOf(law, parameter.schema), { seed: 1, numRuns: 10 });
  return made
    .filter((value) => typeof value !== "object")
    .map(String)
    .find((each) => each !== text);
}

function kept(operation: Operation, parameter: Parameter, law: Law): CaseParts[] {
  const keep = law.plan.operations?.[operation.operationId]?.notGenerated ?? [];
  const schema = schemaOf(law, parameter.schema);
  if (keep.includes(parameter.name) || schema.format === "uuid") return [];
  const values = typesOf(schema).includes("boolean") ? [true, false] : boundsOf(schema).map(({ value }) => value);
  return values
    .filter((value) => ["string", "number", "boolean"].includes(typeof value))
    .map(String)
    .filter((text) => canSend(parameter, text) && allowsText(law, parameter, text))
    .map((text) => toCase(parameter, { what: shorten(text), values: [text], status: successOf(operation) }));
}

interface Tried extends Pick<CaseParts, "status" | "fault"> {
  what: string;
  values: string[];
}

function toCase({ name, in: place }: Parameter, { what, values, ...own }: Tried): CaseParts {
  const edit =
    place === "header"
      ? ({ in: "header", name, value: values[0] ?? null } as const)
      : ({ in: "query", name, values } as const);
  return { ...own, why: `${place} ${name}: ${what}`, edits: [edit], ...(own.fault && { blames: [name] }) };
}

// What a header can carry (RFC 9110, section 5.5): printable ASCII, and something.
function canSend(parameter: Parameter, text: string): boolean {
  return parameter.in !== "header" || /^[!-~]([ -~]*[!-~])?$/.test(text);
}

// A parameter is text: of what breaks a schema, what is still another value when it is written as one.
function wrongTexts(schema: Schema): [what: string, text: string][] {
  const types = typesOf(schema);
  const byType: [string, string][] = types.some((type) => type === "integer" || type === "number")
    ? [
        ["no number", "many"],
        ["a number and more", "1x"],
        ["empty", ""],
      ]
    : types.includes("boolean")
      ? [["neither true nor false", "maybe"]]
      : [];
  const others = breaksOf(schema).filter(
    ({ what, value }) => !what.includes("in the place of") && typeof value !== "object",
  );
  return [...byType, ...others.map(({ what, value }): [string, string] => [what, String(value)])];
}

function listTexts(schema: Schema, law: Law): [what: string, text: string][] {
  return wrongTexts(schemaOf(law, schema.items))
    .filter(([, text]) => text !== "" && !text.includes(","))
    .map(([what, text]) => [`an item that is ${what}`, text]);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.length} characters` : text;
}
