import type { Operation, Parameter } from "@crewkit/openapi";
import fc from "fast-check";
import { arbitraryOf, sampleItems } from "../schema/arbitrary.ts";
import { exampleValueFor, isHeaderText, isValidText } from "../schema/parameter.ts";
import { schemaOf } from "../schema/resolve.ts";
import { type Schema, typesOf } from "../schema/schema.ts";
import { specialTexts } from "../schema/strings.ts";
import { boundaryValuesOf, invalidValuesOf } from "../schema/variations.ts";
import { type SpecModel, successOf } from "../spec/model.ts";
import type { TestCaseGenerator, TestCaseParts } from "./generator.ts";

export const parameters: TestCaseGenerator = (operation, { spec }) => [
  ...operation.parameters
    .filter((parameter) => parameter.in === "query" || parameter.in === "header")
    .flatMap((parameter) => [
      ...missingValue(parameter, spec),
      ...invalidValues(parameter, spec),
      ...repeatedValues(parameter, spec),
      ...boundaryValues(operation, parameter, spec),
    ]),
  ...percentEncodedValue(operation, spec),
];

// One parameter is enough, because a server decodes the whole query.
function percentEncodedValue(operation: Operation, spec: SpecModel): TestCaseParts[] {
  const { notGenerated = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const parameter = operation.parameters.find((each) => each.in === "query" && !notGenerated.includes(each.name));
  const text = parameter && String([exampleValueFor(spec, parameter)].flat()[0] ?? "");
  if (!parameter || !text || !isValidText(spec, parameter, text)) return [];
  const edit = { in: "query", name: parameter.name, values: [text], percentEncode: true } as const;
  return [{ label: `query ${parameter.name}: percent-encoded`, status: successOf(operation), edits: [edit] }];
}

function missingValue(parameter: Parameter, { plan }: SpecModel): TestCaseParts[] {
  if (!parameter.required) return [];
  const errorKind = parameter.in === "header" ? "header" : "query";
  const status = plan.errorStatuses[errorKind];
  return [toTestCase(parameter, { description: "missing", values: [], status, errorKind })];
}

function invalidValues(parameter: Parameter, spec: SpecModel): TestCaseParts[] {
  const errorKind = parameter.in === "header" ? "header" : "query";
  const status = spec.plan.errorStatuses[errorKind];
  const schema = schemaOf(spec, parameter.schema);
  const isList = typesOf(schema).includes("array");
  const candidates = isList ? invalidItemTexts(schema, spec) : invalidTexts(schema);
  const invalid = candidates.filter(([, text]) => canSend(parameter, text) && !isValidText(spec, parameter, text));
  const cases = invalid.map(([description, text]) => ({ description, values: [text] }));
  return [...cases, ...(isList ? afterValidItem(cases, parameter, spec) : [])].map((each) =>
    toTestCase(parameter, { ...each, status, errorKind }),
  );
}

/** The first invalid item after a valid one. */
function afterValidItem(
  [first]: { description: string; values: string[] }[],
  parameter: Parameter,
  spec: SpecModel,
): { description: string; values: string[] }[] {
  if (!first || parameter.in === "header") return [];
  const [valid] = sampleItems(spec, schemaOf(spec, parameter.schema));
  const values = [String(valid), ...first.values];
  const isSeparate = parameter.explode !== false;
  return [{ description: `${first.description} after a valid item`, values: isSeparate ? values : [values.join(",")] }];
}

function repeatedValues(parameter: Parameter, spec: SpecModel): TestCaseParts[] {
  const { repeated: status } = spec.plan.errorStatuses;
  const isList = typesOf(schemaOf(spec, parameter.schema)).includes("array");
  const allowsRepeats = isList && parameter.explode !== false;
  if (parameter.in !== "query" || allowsRepeats) return [];
  const text = String(exampleValueFor(spec, parameter));
  const samples = fc.sample(arbitraryOf(spec, parameter.schema), { seed: 1, numRuns: 10 });
  const others = samples.filter((value) => typeof value !== "object").map(String);
  const repeat = (description: string, values: string[]) =>
    toTestCase(parameter, { description, values, status, errorKind: "repeated" });
  return [
    repeat("repeated", [text, text]),
    ...others
      .filter((other) => other !== text)
      .slice(0, 1)
      .map((other) => repeat("repeated with different values", [text, other])),
  ];
}

function boundaryValues(operation: Operation, parameter: Parameter, spec: SpecModel): TestCaseParts[] {
  const notGenerated = spec.plan.operations?.[operation.operationId]?.notGenerated ?? [];
  const schema = schemaOf(spec, parameter.schema);
  if (!parameter.schema || notGenerated.includes(parameter.name) || schema.format === "uuid") return [];
  const values = typesOf(schema).includes("boolean")
    ? [true, false]
    : boundaryValuesOf(schema).map(({ value }) => value);
  const texts = [...values, ...(schema.format === undefined ? specialTexts(schema).slice(0, 1) : [])]
    .filter((value) => ["string", "number", "boolean"].includes(typeof value))
    .map(String)
    .filter((text) => canSend(parameter, text) && isValidText(spec, parameter, text));
  return [...new Set(texts)].map((text) =>
    toTestCase(parameter, { description: describe(text), values: [text], status: successOf(operation) }),
  );
}

interface CaseParts extends Pick<TestCaseParts, "status" | "errorKind"> {
  description: string;
  values: string[];
}

function toTestCase({ name, in: location }: Parameter, caseParts: CaseParts): TestCaseParts {
  const { description, values, ...parts } = caseParts;
  const edit =
    location === "header"
      ? ({ in: "header", name, value: values[0] ?? null } as const)
      : ({ in: "query", name, values } as const);
  const label = `${location} ${name}: ${description}`;
  return { ...parts, label, edits: [edit], ...(parts.errorKind && { errorField: { in: edit.in, path: [name] } }) };
}

// Servers limit the length of a URL.
function canSend(parameter: Parameter, text: string): boolean {
  if (parameter.in === "header") return isHeaderText(text);
  return encodeURIComponent(text).length <= 4000;
}

// Only use values that are still invalid as text.
function invalidTexts(schema: Schema): [description: string, text: string][] {
  const types = typesOf(schema);
  const byType: [string, string][] = types.some((type) => type === "integer" || type === "number")
    ? [
        ["not a number", "many"],
        ["a number with trailing text", "1x"],
        ["empty", ""],
      ]
    : types.includes("boolean")
      ? [
          ["neither true nor false", "maybe"],
          ["empty", ""],
        ]
      : [];
  const others = invalidValuesOf(schema).filter(
    ({ description, value }) => !description.includes("instead of") && typeof value !== "object",
  );
  return [...byType, ...others.map(({ description, value }): [string, string] => [description, String(value)])];
}

function invalidItemTexts(schema: Schema, spec: SpecModel): [description: string, text: string][] {
  return invalidTexts(schemaOf(spec, schema.items))
    .filter(([, text]) => text !== "" && !text.includes(","))
    .map(([description, text]) => [`invalid item (${description})`, text]);
}

function describe(text: string): string {
  const { length } = [...text];
  if (/[^ -~]/.test(text)) return text.startsWith("😀") ? `${length} emoji` : "special characters";
  return length > 40 ? `${length} characters` : text;
}
