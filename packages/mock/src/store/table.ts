import type { operations } from "@crewkit/types";
import type { Schemas } from "../contract/values.ts";

/**
 * Defines a table. Its records have the fields of the schema, without `computed`, and the `hidden` fields.
 *
 * @param schema the schema in the contract, if the records are part of responses.
 * @example
 * table("Project", { unique: ["organization_id", "slug"], references: { organization_id: ownedBy("organizations") } });
 */
export function table<
  const Schema extends keyof Schemas | undefined,
  const Hidden extends Record<string, FieldType> = NoFields,
  const Computed extends string = never,
  const Unique extends keyof RecordOf<Schema, Hidden, Computed> & string = "id",
  const References extends ReferencesOf<RecordOf<Schema, Hidden, Computed>, References> = NoFields,
>(
  schema: Schema,
  options: {
    /** Fields that are not part of responses. */
    hidden?: Hidden;
    /** The field of responses that depends on the caller. */
    computed?: Computed;
    /** The unique fields. The last one names the record within its parent. Default: the id. */
    unique?: readonly Unique[];
    /** The field that groups the records of lists. Default: a single group. */
    group?: keyof RecordOf<Schema, NoInfer<Hidden>, NoInfer<Computed>> & string;
    /** The operation whose list has the order of the table. For other tables, fields, with `-` for descending order. */
    order?: keyof operations | readonly SortKey<RecordOf<Schema, NoInfer<Hidden>, NoInfer<Computed>>>[];
    references?: References;
  },
): Table<Schema, Hidden, Computed, References> {
  return { schema, ...options };
}

export interface Table<
  Schema extends keyof Schemas | undefined = keyof Schemas | undefined,
  Hidden = Record<string, FieldType>,
  Computed = string,
  References = Record<string, ReferenceDefinition>,
> {
  schema: Schema;
  hidden?: Hidden;
  computed?: Computed;
  unique?: readonly string[];
  group?: string;
  order?: keyof operations | readonly SortKey<never>[];
  references?: References;
}

/** A table that refers to some tables. */
export type AnyTable<Target extends string> = Table<
  keyof Schemas | undefined,
  Record<string, FieldType>,
  string,
  Record<string, ReferenceDefinition<Target>>
>;

export type SortKey<T> = (keyof T & string) | `-${keyof T & string}` | ((record: T) => string | number | null);

/** The type of a hidden field: a list of values, `Schema.field` for a field of the contract, or a type, with `?` if it can be null. */
export type FieldType = string | readonly string[];

type NoFields = Record<never, never>;

export type RecordOf<Schema, Hidden, Computed, Contract extends AnySchemas = Schemas> = Omit<
  Schema extends keyof Contract ? Contract[Schema] : { id: string },
  Computed & string
> & { -readonly [Field in keyof Hidden]: ValueOf<Hidden[Field], Contract> };

export type AnySchemas = Record<keyof Schemas, unknown>;

type ValueOf<Type, Contract> = Type extends readonly (infer Value)[]
  ? Value
  : Type extends `${infer Name extends keyof Contract & string}.${infer Field}`
    ? Contract[Name][Field & keyof Contract[Name]]
    : Type extends `${string}?`
      ? string | null
      : Type extends "boolean"
        ? boolean
        : Type extends "count"
          ? number
          : string;

/** A field with the ID of another record, or null. */
export interface ReferenceDefinition<Target extends string = string, Copied extends string = string> {
  target: Target;
  /** If that record is removed, this record is removed too, the reference remains, or these fields become null. */
  onRemoval: "remove" | "keep" | readonly string[];
  /** Fields of this record that are copies of fields of the other record, or derived from both, because the API returns them. */
  copies: readonly (readonly [field: Copied, from: Copy])[];
  /** Whether the field contains an object with the ID and the name of a user. */
  isPerson?: boolean;
}

/** The name of the copied field, or a function of the other record and of this one. */
export type Copy = string | ((target: never, record: never) => unknown);

type ReferencesOf<T, References> = {
  readonly [Field in keyof References]: Field extends keyof T ? ReferenceDefinition<string, keyof T & string> : never;
};

/** A record is removed with the record that it belongs to. */
export function ownedBy<const Target extends string>(target: Target): ReferenceDefinition<Target, never>;
export function ownedBy<const Target extends string, const Copied extends string>(
  target: Target,
  copies: Record<Copied, Copy>,
): ReferenceDefinition<Target, Copied>;
export function ownedBy(target: string, copies: Record<string, Copy> = {}): ReferenceDefinition {
  return { target, onRemoval: "remove", copies: Object.entries(copies) };
}

/** If the other record is removed, the reference remains, or the fields in `clears` become null. */
export function refersTo<const Target extends string>(
  target: Target,
  options?: { clears: readonly string[] },
): ReferenceDefinition<Target, never>;
export function refersTo<const Target extends string, const Copied extends string>(
  target: Target,
  options: { copies: Record<Copied, Copy> },
): ReferenceDefinition<Target, Copied>;
export function refersTo(
  target: string,
  { clears, copies = {} }: { clears?: readonly string[]; copies?: Record<string, Copy> } = {},
): ReferenceDefinition {
  return { target, onRemoval: clears ?? "keep", copies: Object.entries(copies) };
}

/** The field contains the ID and the name of a user, who may have been removed. */
export const person: ReferenceDefinition<"users", never> = {
  target: "users",
  onRemoval: "keep",
  copies: [],
  isPerson: true,
};
