/** The supported keywords of JSON Schema 2020-12. */
export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  oneOf?: unknown[];
  anyOf?: unknown[];
  allOf?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  items?: object;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, object>;
  required?: string[];
  /** Not a keyword: properties that are never sent in the direction of the schema, such as `readOnly` ones in a request. */
  omitted?: string[];
  /** A property of a response that is `readOnly`. */
  "x-readOnly"?: boolean;
  /** A property of a request that is `writeOnly`. */
  "x-writeOnly"?: boolean;
  /** By the name of a time: the properties of the object whose changes set it. */
  "x-change-times"?: Record<string, string[]>;
  additionalProperties?: boolean | object;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
}

/** Inferred from other keywords if there is no `type`. */
export function typesOf({ type, properties, items, enum: values, ...rest }: Schema): string[] {
  if (type !== undefined) return [type].flat();
  if (properties || rest.required || typeof rest.additionalProperties === "object") return ["object"];
  if (items) return ["array"];
  if (rest.const !== undefined) return [typeOf(rest.const)];
  return values ? [...new Set(values.map(typeOf))] : [];
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
