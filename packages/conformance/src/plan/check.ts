import * as v from "valibot";
import { closestName, formatValue } from "../values/format.ts";
import { isObject } from "../values/json.ts";

/** A schema for values of a type in `base/plan.ts`, so that the compiler compares the two. */
export type Schema<T> = v.GenericSchema<unknown, T>;

/** A schema for names, also as keys. */
export type Name = v.GenericSchema<string, string>;

/** Fits every type of function, because a schema cannot check parameters. */
export const callback = v.function() as unknown as Schema<never>;

type TypeName = "string" | "array" | "object" | "function";

/** Chooses the schema by the type of the value, so that the message is about this schema. */
export function oneOf<T>(schemas: Partial<Record<TypeName, Schema<T>>>): Schema<T> {
  const byType: Record<string, Schema<T> | undefined> = schemas;
  const mismatch = v.custom<T>(
    () => false,
    ({ input }) => describeType(Object.keys(schemas).join(" or "), input),
  );
  return v.lazy((value) => byType[Array.isArray(value) ? "array" : typeof value] ?? mismatch);
}

// Does not compile if a key of T is missing.
type Entries<T> = { [K in keyof T]-?: Schema<T[K]> };
type OptionalKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];

export function object<T>(
  required: Entries<Omit<T, OptionalKey<T>>>,
  optional: Entries<Pick<T, OptionalKey<T>>>,
): Schema<T> {
  return closedObject("key", { ...required, ...optionalEntries(optional) }) as unknown as Schema<T>;
}

/** An object whose keys are all optional. */
export function partial<T>(entries: Entries<T>): Schema<Partial<T>> {
  return closedObject("key", optionalEntries(entries)) as unknown as Schema<Partial<T>>;
}

function optionalEntries(entries: object): Record<string, Schema<unknown>> {
  return v.partial(v.object<v.ObjectEntries>({ ...entries })).entries;
}

/** Unlike `strictObject` of Valibot, reports all unknown keys. */
export function closedObject<T>(
  kind: string,
  entries: Record<string, Schema<T>>,
  known: readonly string[] = Object.keys(entries),
): Schema<Record<string, T>> {
  return v.pipe(
    v.looseObject(entries),
    v.rawCheck(({ dataset, addIssue }) => {
      const keys = isObject(dataset.value) ? Object.keys(dataset.value) : [];
      for (const key of keys) if (!known.includes(key)) addIssue({ message: describeUnknown(kind, key, known, "") });
    }),
  ) as unknown as Schema<Record<string, T>>;
}

/** @param known returns the names that are allowed, or undefined if any name is. */
export function name(kind: string, known: (name: string) => readonly string[] | undefined): Name {
  return v.pipe(
    v.string(),
    v.check(
      (text) => known(text)?.includes(text) ?? true,
      ({ input }) => describeUnknown(kind, input, known(input) ?? [], ""),
    ),
  );
}

/** Returns a sentence for each problem with a value. */
export function listProblems(schema: Schema<unknown>, value: unknown): string[] {
  const message = ({ expected, input }: v.BaseIssue<unknown>) => describeType(String(expected).toLowerCase(), input);
  const { issues = [] } = v.safeParse(schema, value, { message });
  return issues.map(({ path = [], type, received, message }) => {
    const last = path.at(-1);
    // The message of an unknown name contains the name.
    const isListed = type === "check" && (last?.origin === "key" || last?.type === "array");
    const place = (isListed ? path.slice(0, -1) : path).map(({ key }) => key).join(".");
    if (received === "undefined") return `${place} is missing.`;
    return place === "" ? message : `${place}: ${message}`;
  });
}

function describeType(expected: string, value: unknown): string {
  return `expected ${expected}, but found ${formatValue(value)}.`;
}

export function describeUnknown(kind: string, name: string, known: readonly string[], path: string): string {
  // Similar numbers have different meanings.
  const closest = /^\d+$/.test(name) ? undefined : closestName(name, known);
  const choices = known.length > 0 && known.length < 10 ? ` Use one of ${known.join(", ")}.` : "";
  const hint = closest === undefined ? choices : ` Did you mean ${closest}?`;
  return `${path === "" ? "" : `${path}: `}unknown ${kind} ${name}.${hint}`;
}
