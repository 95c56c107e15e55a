import type { OpenAPIV3_1 } from "openapi-types";

export type Schema = OpenAPIV3_1.SchemaObject & {
  "x-enumDescriptions"?: Record<string, string>;
  "x-extensible-enum"?: unknown[];
  "x-max-bytes"?: number;
  "x-pattern-message"?: string;
  "x-sunset"?: string;
};

/** The values of an enum, or the known values of an enum that may get more. */
export function knownValues(schema: Schema): unknown[] | undefined {
  return schema.enum ?? schema["x-extensible-enum"];
}

export function schemaName($ref: string): string | undefined {
  return /^#\/components\/schemas\/(.*)$/.exec($ref)?.[1];
}
