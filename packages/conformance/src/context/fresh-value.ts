import fc, { type Arbitrary } from "fast-check";
import type { RunContext } from "./context.ts";
import { perContext } from "./memoize.ts";

interface FreshValueOptions {
  /** The new value has the same kinds of characters in the same positions, or the example and a suffix. */
  example: unknown;
  isValid(value: unknown): boolean;
  /** True for a value with the length of the example. */
  keepLength?: boolean;
  /** Generates values of the schema, for examples that cannot be varied. */
  arbitrary?: Arbitrary<unknown>;
}

/** Creates a value of a unique field that no earlier request has sent, in this run or in another. */
export function freshValue(context: RunContext, options: FreshValueOptions): unknown {
  return freshValuesOf(context)(options);
}

const freshValuesOf = perContext(createFreshValues);

function createFreshValues({ runId, unique }: Pick<RunContext, "runId" | "unique">) {
  const used = new Set<string>();
  let count = 0;
  // APIs may ignore case.
  const keyOf = (value: unknown) => JSON.stringify(value).toLowerCase();
  return ({ example, isValid, keepLength = false, arbitrary }: FreshValueOptions): unknown => {
    const seed = fc.hash(`${runId} ${count++}`);
    const sample = <T>(values: Arbitrary<T>) => fc.sample(values, { seed, numRuns: 20 });
    const texts = typeof example !== "string" || keepLength ? [] : extendedTexts(example, unique);
    const isFresh = (value: unknown) => !used.has(keyOf(value)) && isValid(value);
    const value =
      texts.find(isFresh) ??
      (typeof example === "string" ? sample(similarText(example)).find(isFresh) : undefined) ??
      (arbitrary && !keepLength ? sample(arbitrary).find(isFresh) : undefined) ??
      example;
    used.add(keyOf(value));
    return value;
  };
}

function extendedTexts(example: string, unique: (stem: string) => string): string[] {
  const [stem, end] = splitAddress(example);
  const extended = `${unique(stem)}${end}`;
  // At most 64 characters before the @ (RFC 5321, section 4.5.3.1.1).
  return end !== "" && extended.length - end.length > 64
    ? []
    : [extended, extended.toUpperCase(), extended.toLowerCase()];
}

/** Replaces the last letters and digits by others of the same kind, so that patterns and formats still match. */
function similarText(example: string): Arbitrary<string> {
  const [stem, end] = splitAddress(example);
  const start = Math.max(0, stem.length - 12);
  const characters = Array.from(
    stem.slice(start),
    (each) => kinds.find(([kind]) => kind.test(each))?.[1] ?? fc.constant(each),
  );
  return fc.tuple(...characters).map((parts) => `${stem.slice(0, start)}${parts.join("")}${end}`);
}

const characters = (text: string) => fc.constantFrom(...text);

const kinds: [RegExp, Arbitrary<string>][] = [
  [/[a-z]/, characters("abcdefghijklmnopqrstuvwxyz")],
  [/[A-Z]/, characters("ABCDEFGHIJKLMNOPQRSTUVWXYZ")],
  [/[0-9]/, characters("0123456789")],
];

// The domain of an address must stay the same.
function splitAddress(text: string): [stem: string, end: string] {
  const at = text.lastIndexOf("@");
  return at < 1 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}
