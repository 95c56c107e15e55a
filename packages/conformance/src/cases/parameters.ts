import type { Parameter } from "@crewkit/openapi";
import { type SpecModel, successOf } from "../base/model.ts";
import { exampleValueFor, isHeaderText, isValidText } from "../schema/parameter.ts";
import { schemaOf } from "../schema/resolve.ts";
import { type Schema, typesOf } from "../schema/schema.ts";
import { specialTexts } from "../schema/texts.ts";
import { sampleItems, sampleValuesOf } from "../schema/values.ts";
import { boundaryValuesOf, invalidValuesOf } from "../schema/variations.ts";
import type { TestCaseGenerator, TestCaseParts } from "./case-generator.ts";

export const parameters: TestCaseGenerator = (operation, { spec }) => {
  const { notGenerated = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const sent = operation.parameters.filter((each) => each.in === "query" || each.in === "header");
  const generated = sent.filter(({ name }) => !notGenerated.includes(name));
  const status = successOf(operation);
  // One percent-encoded parameter is enough, because a server decodes the whole query.
  const encoded = generated.filter((each) => each.in === "query").slice(0, 1);
  return [
    ...sent.flatMap((parameter) => [
      ...invalidValues(parameter, spec),
      ...repeatedValues(parameter, spec),
      ...(generated.includes(parameter) ? boundaryValues(parameter, status, spec) : []),
    ]),
    ...encoded.flatMap((parameter) => percentEncodedValue(parameter, status, spec)),
  ];
};

function invalidValues(parameter: Parameter, spec: SpecModel): TestCaseParts[] {
  const errorKind = parameter.in === "header" ? "header" : "query";
  const status = spec.plan.errorStatuses[errorKind];
  const schema = schemaOf(spec, parameter.schema);
  const isList = typesOf(schema).includes("array");
  const candidates = isList ? invalidItems(schema, spec) : invalidTexts(schema);
  const invalid = candidates.filter(([, text]) => canSend(parameter, text) && !isValidText(spec, parameter, text));
  return [
    ...(parameter.required ? [{ description: "missing", values: [] }] : []),
    ...invalid.map(([description, text]) => ({ description, values: [text] })),
    ...(isList && parameter.in === "query" ? invalid.slice(0, 1) : []).map(([description, text]) => {
      const items = [String(sampleItems(spec, schema)[0]), text];
      const values = parameter.explode === false ? [items.join(",")] : items;
      return { description: `${description} after a valid item`, values };
    }),
  ].map((each) => toTestCase(parameter, { ...each, status, errorKind }));
}

function repeatedValues(parameter: Parameter, spec: SpecModel): TestCaseParts[] {
  const { repeated: status } = spec.plan.errorStatuses;
  const isList = typesOf(schemaOf(spec, parameter.schema)).includes("array");
  const allowsRepeats = isList && parameter.explode !== false;
  if (parameter.in !== "query" || allowsRepeats) return [];
  const text = String(exampleValueFor(spec, parameter));
  const samples = sampleValuesOf(spec, parameter.schema);
  const others = samples.filter((value) => typeof value !== "object").map(String);
  const different = others.filter((other) => other !== text).slice(0, 1);
  return [
    { description: "repeated", values: [text, text] },
    ...different.map((other) => ({ description: "repeated with different values", values: [text, other] })),
  ].map((each) => toTestCase(parameter, { ...each, status, errorKind: "repeated" }));
}

function boundaryValues(parameter: Parameter, status: number, spec: SpecModel): TestCaseParts[] {
  const schema = schemaOf(spec, parameter.schema);
  if (!parameter.schema || schema.format === "uuid") return [];
  const values = typesOf(schema).includes("boolean")
    ? [true, false]
    : boundaryValuesOf(schema).map(({ value }) => value);
  const texts = [...values, ...(schema.format === undefined ? specialTexts(schema).slice(0, 1) : [])]
    .filter((value) => ["string", "number", "boolean"].includes(typeof value))
    .map(String)
    .filter((text) => canSend(parameter, text) && isValidText(spec, parameter, text));
  return [...new Set(texts)].map((text) =>
    toTestCase(parameter, { description: describe(text), values: [text], status }),
  );
}

function percentEncodedValue(parameter: Parameter, status: number, spec: SpecModel): TestCaseParts[] {
  const text = String([exampleValueFor(spec, parameter)].flat()[0] ?? "");
  if (text === "" || !isValidText(spec, parameter, text)) return [];
  const { name } = parameter;
  const edit = { in: "query", name, values: [text], percentEncode: true } as const;
  return [{ label: `query ${name}: percent-encoded`, status, edits: [edit] }];
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
  return parameter.in === "header" ? isHeaderText(text) : encodeURIComponent(text).length <= 4000;
}

type InvalidText = [description: string, text: string];

// Only values that are still invalid as text.
function invalidTexts(schema: Schema): InvalidText[] {
  const types = typesOf(schema);
  const isNumber = types.includes("integer") || types.includes("number");
  const others = invalidValuesOf(schema).filter(
    ({ description, value }) => !description.includes("instead of") && typeof value !== "object",
  );
  return [
    ...(isNumber ? notNumbers : types.includes("boolean") ? notBooleans : []),
    ...others.map(({ description, value }): InvalidText => [description, String(value)]),
  ];
}

const notNumbers: InvalidText[] = [
  ["not a number", "many"],
  ["a number with trailing text", "1x"],
  ["empty", ""],
];
const notBooleans: InvalidText[] = [
  ["neither true nor false", "maybe"],
  ["empty", ""],
];

function invalidItems(schema: Schema, spec: SpecModel): InvalidText[] {
  const items = invalidTexts(schemaOf(spec, schema.items)).filter(([, text]) => text !== "" && !text.includes(","));
  return items.map(([description, text]) => [`invalid item (${description})`, text]);
}

function describe(text: string): string {
  const { length } = [...text];
  if (/[^ -~]/.test(text)) return text.startsWith("😀") ? `${length} emoji` : "special characters";
  return length > 40 ? `${length} characters` : text;
}
