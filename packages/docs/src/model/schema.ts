import type { OpenAPIV3_1 } from "openapi-types";

export type Schema = OpenAPIV3_1.SchemaObject & {
  "x-max-bytes"?: number;
  "x-pattern-message"?: string;
  "x-sunset"?: string;
};

export function schemaName($ref: string): string | undefined {
  return /^#\/components\/schemas\/(.*)$/.exec($ref)?.[1];
}
