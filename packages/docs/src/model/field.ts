import { type Contract, resolve } from "@crewkit/openapi";
import type { OpenAPIV3_1 } from "openapi-types";
import { additions } from "./additions.ts";
import { describeConstraints } from "./constraints.ts";
import { type Schema, schemaName } from "./schema.ts";

type Node = Schema | OpenAPIV3_1.ReferenceObject;

/** A field of a body, or a parameter, as a page shows it; those inside it included. */
export interface Field {
  name: string;
  /** Where a page shows it, as a fragment: `body-model_metrics-cost_usd`. */
  anchor: string;
  /** Whether it must be sent, or is always there; undefined for what stands under any name. */
  required: boolean | undefined;
  /** In words: `string`, `list of strings`, `Session`, `integer or null`. */
  type: string;
  isList: boolean;
  /** The named schema behind it, which has a page. */
  schema: string | undefined;
  /** In Markdown: what it is, then what its schema adds. */
  description: string;
  /** In words: `1 to 100 characters`. */
  constraints: string[];
  allowedValues: string[];
  /** Whether the API may add values. */
  isOpenEnum: boolean;
  default: unknown;
  example: unknown;
  /** The last day, for what is to go; undefined for what stays. */
  sunset: string | undefined;
  fields: Field[];
}

/** What stands around the schema of a field: its own words, and where it is shown. */
export interface FieldOptions {
  name: string;
  anchor: string;
  required?: boolean | undefined;
  description?: string | undefined;
  example?: unknown;
}

/**
 * Reads a schema as a field, with all that is inside it. A schema inside itself is named and not opened again.
 *
 * @throws if it refers to nothing.
 */
export function readField(contract: Contract, node: Node, options: FieldOptions, ancestors: string[] = []): Field {
  const { inner, isList, nullable } = unwrap(contract, node);
  const name = "$ref" in inner ? schemaName(inner.$ref) : undefined;
  const schema: Schema = resolve(contract, inner);
  const outer: Schema = resolve(contract, node);
  const isKnown = name !== undefined && ancestors.includes(name);
  const said = options.description ?? ("description" in node ? (node.description ?? "") : "");
  return {
    name: options.name,
    anchor: options.anchor,
    required: "required" in options ? options.required : false,
    type: typeText(schema, name, isList, nullable),
    isList,
    schema: hasOwnPage(schema) ? name : undefined,
    description: [said, additions(said, meanings(node, [outer, schema]))].filter(Boolean).join(" "),
    constraints: [...(isList ? describeConstraints(outer) : []), ...describeConstraints(schema, isList ? "each " : "")],
    allowedValues: (schema.enum ?? (schema.const === undefined ? [] : [schema.const]))
      .filter((each) => each !== null)
      .map(String),
    isOpenEnum: schema["x-open-enum"] ?? false,
    default: outer.default ?? schema.default,
    example: options.example,
    sunset: schema.deprecated ? (schema["x-sunset"] ?? "soon") : undefined,
    fields: isKnown ? [] : readFields(contract, schema, options.anchor, name ? [...ancestors, name] : ancestors),
  };
}

// What is only text of a format or a pattern is said where it is used: its page would add nothing.
function hasOwnPage({ properties, enum: values, additionalProperties: others }: Schema): boolean {
  return properties !== undefined || values !== undefined || typeof others === "object";
}

/** The fields of an object; of a map, one that stands for any. */
export function readFields(contract: Contract, schema: Schema, anchor: string, ancestors: string[] = []): Field[] {
  const fields = Object.entries(schema.properties ?? {}).map(([name, node]) =>
    readField(contract, node, propertyOptions(schema, name, anchor), ancestors),
  );
  const { additionalProperties: others } = schema;
  if (typeof others !== "object") return fields;
  return [
    ...fields,
    readField(contract, others, { name: "any name", anchor: `${anchor}-any`, required: undefined }, ancestors),
  ];
}

function propertyOptions(schema: Schema, name: string, anchor: string): FieldOptions {
  return { name, anchor: anchor ? `${anchor}-${name}` : name, required: schema.required?.includes(name) ?? false };
}

/** Takes a list, and a choice between something and null, apart. */
function unwrap(contract: Contract, node: Node): { inner: Node; isList: boolean; nullable: boolean } {
  const schema: Schema = resolve(contract, node);
  const choices = schema.oneOf ?? [];
  const choice = choices.find((each) => !("type" in each && each.type === "null"));
  if (choice) return { ...unwrap(contract, choice), nullable: choices.length > 1 };
  const nullable = Array.isArray(schema.type) && schema.type.includes("null");
  if ("items" in schema) return { inner: unwrap(contract, schema.items).inner, isList: true, nullable };
  return { inner: node, isList: false, nullable };
}

function typeText(schema: Schema, name: string | undefined, isList: boolean, nullable: boolean): string {
  const types = [schema.type ?? "any"].flat().filter((type) => type !== "null");
  const isObject = types.includes("object");
  const names = types.map((type) =>
    isObject || !schema.format || schema.format.startsWith("int") ? type : schema.format,
  );
  const typeName = isObject && name ? name : names.join(" or ");
  return [
    isList ? `list of ${plural(typeName, isObject && name !== undefined)}` : typeName,
    ...(nullable ? ["null"] : []),
  ].join(" or ");
}

function plural(type: string, isName: boolean): string {
  return isName || type === "any" || type === "uuid" || type === "date-time" ? type : `${type}s`;
}

// What the schemas say that are referred to. A format says by itself what an id or a moment is; in words that would stand at
// every other field.
function meanings(node: Node, schemas: Schema[]): string {
  const referred = [...new Set(schemas)].filter((schema) => schema !== node && (!schema.format || schema.enum));
  return referred.flatMap(({ description }) => description ?? []).join(" ");
}
