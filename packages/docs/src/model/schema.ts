import type { OpenAPIV3_1 } from "openapi-types";

/** A schema as the contract writes it, with the marks that only this contract has. */
export type Schema = OpenAPIV3_1.SchemaObject & {
  "x-open-enum"?: boolean;
  "x-max-bytes"?: number;
  "x-pattern-message"?: string;
  "x-sunset"?: string;
};

/** The name of the schema that a reference leads to; undefined if it leads to something else. */
export function schemaName($ref: string): string | undefined {
  return /^#\/components\/schemas\/(.*)$/.exec($ref)?.[1];
}
