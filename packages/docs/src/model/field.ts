import { describeConstraints } from "@crewkit/codegen/constraints";
import { type Contract, resolve } from "@crewkit/openapi";
import type { OpenAPIV3_1 } from "openapi-types";
import { code } from "../markdown.ts";
import { knownValues, type Schema, schemaName } from "./schema.ts";

type Node = Schema | OpenAPIV3_1.ReferenceObject;

export interface Field {
  name: string;
  /** The URL fragment of the field on its page: `body-model_metrics-cost_usd`. */
  anchor: string;
  /** Undefined for the values of a map. */
  required: boolean | undefined;
  /** In words: `string`, `array of strings`, `Session`. */
  type: string;
  isList: boolean;
  isNullable: boolean;
  /** The name of the schema if it has a page that the field links to. */
  schema: string | undefined;
  /** The schema of the value, or of each item of a list. */
  valueSchema: Schema;
  /** In Markdown. */
  description: string;
  format: string | undefined;
  /** In words: `1 to 100 characters`. */
  constraints: string[];
  allowedValues: string[];
  /** The meanings of the allowed values, in Markdown. Empty if the names are enough. */
  meanings: [value: string, meaning: string][];
  /** True if the enum may get more values. */
  isOpenEnum: boolean;
  default: unknown;
  example: unknown;
  /** The last day on which a deprecated field is available. */
  sunset: string | undefined;
  fields: Field[];
}

/** The properties of a field that are not part of its schema. */
export interface FieldOptions {
  name: string;
  anchor: string;
  required?: boolean | undefined;
  description?: string | undefined;
  example?: unknown;
}

/**
 * Reads a schema as a field, with its nested fields. A recursive reference has no nested fields.
 *
 * @param ancestors the names of the schemas that contain this one.
 * @throws if a reference cannot be resolved.
 */
export function readField(contract: Contract, node: Node, options: FieldOptions, ancestors: string[] = []): Field {
  const { inner, isList, isNullable } = unwrap(contract, node);
  const name = "$ref" in inner ? schemaName(inner.$ref) : undefined;
  const schema: Schema = resolve(contract, inner);
  const outer: Schema = resolve(contract, node);
  const isOpenEnum = schema["x-extensible-enum"] !== undefined;
  const isRecursive = name !== undefined && ancestors.includes(name);
  const ownDescription = "description" in node ? node.description : undefined;
  return {
    name: options.name,
    anchor: options.anchor,
    required: "required" in options ? options.required : false,
    type: typeText(schema, name, isList),
    isList,
    isNullable,
    // Pages of formats would not add anything to the fields that use them.
    schema: schema.format && !knownValues(schema) ? undefined : name,
    valueSchema: schema,
    description: options.description ?? ownDescription ?? schema.description ?? "",
    format: schema.format,
    constraints: isOpenEnum
      ? []
      : [...(isList ? describeConstraints(outer) : []), ...describeConstraints(schema, isList ? "each " : "")],
    allowedValues: (knownValues(schema) ?? (schema.const === undefined ? [] : [schema.const])).map(String),
    meanings: Object.entries(schema["x-enumDescriptions"] ?? {}),
    isOpenEnum,
    default: ("default" in node ? node.default : outer.default) ?? schema.default,
    example: options.example,
    sunset: schema.deprecated ? (schema["x-sunset"] ?? "further notice") : undefined,
    fields: isRecursive ? [] : readFields(contract, schema, options.anchor, name ? [...ancestors, name] : ancestors),
  };
}

/** Reads the properties of an object. The values of a map are one field, `any name`. */
export function readFields(contract: Contract, schema: Schema, anchor: string, ancestors: string[] = []): Field[] {
  const fields = Object.entries(schema.properties ?? {}).map(([name, node]) =>
    readField(contract, node, propertyOptions(schema, name, anchor), ancestors),
  );
  const { additionalProperties } = schema;
  if (typeof additionalProperties !== "object") return fields;
  const options = { name: "any name", anchor: `${anchor}-any`, required: undefined };
  return [...fields, readField(contract, additionalProperties, options, ancestors)];
}

/**
 * Describes the format, constraints, allowed values, default and example of a field, in Markdown.
 *
 * @example
 * fieldFacts(perPage); // ["int32", "1 to 100", "default `25`", "example `50`"]
 */
export function fieldFacts(field: Field): string[] {
  const { format, constraints, isOpenEnum, default: defaultValue, example } = field;
  return [
    ...(format ? [format] : []),
    ...constraints,
    ...describeValues(field),
    ...(isOpenEnum ? ["more values may be added"] : []),
    ...(defaultValue === undefined ? [] : [`default ${code(JSON.stringify(defaultValue))}`]),
    ...(example === undefined || example === defaultValue ? [] : [`example ${code(formatExample(example))}`]),
  ];
}

function describeValues({ allowedValues, meanings }: Field): string[] {
  const [value = "", ...others] = allowedValues;
  if (allowedValues.length === 0 || meanings.length > 0) return [];
  return others.length === 0 ? [`always ${code(value)}`] : [`one of ${allowedValues.map(code).join(", ")}`];
}

/** Requests label required fields, responses label fields that may be absent. */
export type Direction = "request" | "response";

export function fieldLabels({ required, isNullable, sunset }: Field, direction: Direction): string[] {
  return [
    ...(direction === "request" && required ? ["required"] : []),
    ...(direction === "response" && required === false ? ["may be absent"] : []),
    ...(isNullable ? ["nullable"] : []),
    ...(sunset ? [`deprecated, available until ${sunset}`] : []),
  ];
}

function propertyOptions(schema: Schema, name: string, anchor: string): FieldOptions {
  return { name, anchor: anchor ? `${anchor}-${name}` : name, required: schema.required?.includes(name) ?? false };
}

/** Unwraps arrays, and `oneOf` of one schema and null. */
function unwrap(contract: Contract, node: Node): { inner: Node; isList: boolean; isNullable: boolean } {
  const schema: Schema = resolve(contract, node);
  const branches = schema.oneOf ?? [];
  const isNull = (each: Node) => "type" in each && each.type === "null";
  const [branch, ...others] = branches.filter((each) => !isNull(each));
  if (branch && others.length === 0) return { ...unwrap(contract, branch), isNullable: branches.some(isNull) };
  const isNullable = Array.isArray(schema.type) && schema.type.includes("null");
  if ("items" in schema) return { inner: unwrap(contract, schema.items).inner, isList: true, isNullable };
  return { inner: node, isList: false, isNullable };
}

function typeText(schema: Schema, name: string | undefined, isList: boolean): string {
  const types = [schema.type ?? "any"].flat().filter((type) => type !== "null");
  const isNamed = name !== undefined && types.includes("object");
  const type = isNamed ? name : types.join(" or ");
  if (!isList) return type;
  return `array of ${isNamed || type === "any" ? type : `${type}s`}`;
}

function formatExample(example: unknown): string {
  return typeof example === "string" && example !== "" ? example : JSON.stringify(example);
}
