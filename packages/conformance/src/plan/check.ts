import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import { closestName, formatValue } from "../values/format.ts";

/** Returns a sentence for each problem with a value of a plan. */
export type Check = (value: unknown, place: Place) => string[];

export interface Place {
  /** Such as `operations.lendBook.unique`. */
  path: string;
  spec: SpecModel;
  /** The last operation in the path. */
  operation?: Operation | undefined;
}

/** A value of one of these types. */
export function oneOf(types: Record<string, Check>): Check {
  return (value, place) => {
    const type = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
    const expected = Object.keys(types).join(" or ");
    return types[type]?.(value, place) ?? [`${place.path}: expected ${expected}, but found ${formatValue(value)}.`];
  };
}

export const anything: Check = () => [];
export const text: Check = oneOf({ string: anything });
export const number: Check = oneOf({ number: anything });
export const flag: Check = oneOf({ boolean: anything });
export const callback: Check = oneOf({ function: anything });

export function list(item: Check): Check {
  return oneOf({ array: (items, place) => Object.values(Object(items)).flatMap((each) => item(each, place)) });
}

/** An object whose keys are checked like names. */
export function map(key: Check, value: Check): Check {
  return oneOf({
    object: (object, place) =>
      listEntries(object).flatMap(([name, each]) => [...key(name, place), ...value(each, within(place, name))]),
  });
}

// Does not compile if a key of T is missing.
type RequiredKeys<T> = { [K in keyof T as object extends Pick<T, K> ? never : K]: Check };
type OptionalKeys<T> = { [K in keyof T as object extends Pick<T, K> ? K : never]-?: Check };

export function object<T>(required: RequiredKeys<T>, optional: OptionalKeys<T>): Check {
  const checks: Record<string, Check> = { ...required, ...optional };
  return oneOf({
    object(object, place) {
      const missing = Object.keys(required).filter((key) => Object(object)[key] === undefined);
      return [
        ...missing.map((key) => `${within(place, key).path} is missing.`),
        ...listEntries(object).flatMap(
          ([key, each]) =>
            checks[key]?.(each, within(place, key)) ?? [describeUnknown("key", key, Object.keys(checks), place.path)],
        ),
      ];
    },
  });
}

/** @param candidates returns the names that are allowed, or undefined if any name is. */
export function nameOf(kind: string, candidates: (place: Place, name: string) => readonly string[] | undefined): Check {
  return oneOf({
    string(value, place) {
      const name = String(value);
      const known = candidates(place, name);
      return known === undefined || known.includes(name) ? [] : [describeUnknown(kind, name, known, place.path)];
    },
  });
}

export function describeUnknown(kind: string, name: string, known: readonly string[], path: string): string {
  // Similar numbers have different meanings.
  const closest = /^\d+$/.test(name) ? undefined : closestName(name, known);
  const choices = known.length > 0 && known.length < 10 ? ` Use one of ${known.join(", ")}.` : "";
  const hint = closest === undefined ? choices : ` Did you mean ${closest}?`;
  return `${path === "" ? "" : `${path}: `}unknown ${kind} ${name}.${hint}`;
}

function listEntries(object: unknown): [string, unknown][] {
  return Object.entries(Object(object)).filter(([, value]) => value !== undefined);
}

function within({ path, spec, operation }: Place, key: string): Place {
  const found = spec.operations.find(({ operationId }) => operationId === key);
  return { path: path === "" ? key : `${path}.${key}`, spec, operation: found ?? operation };
}
