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
  items?: object;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, object>;
  required?: string[];
  additionalProperties?: boolean | object;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
}

export function typesOf({ type = [] }: Schema): string[] {
  return [type].flat();
}
