import * as fc from "fast-check";
import type { EngineContext } from "./engine-context.ts";
import { perContext } from "./memoize.ts";

interface FreshValueOptions {
  /** The new value is the example and a suffix, or has the same kinds of characters in the same positions. */
  example: unknown;
  isValid(value: unknown): boolean;
  /** True for a value with the length of the example. */
  keepLength?: boolean;
}

const usedValues = perContext(() => new Set<string>());

/** Creates a value of a unique field that no earlier request has sent, in this run or in another. */
export function freshValue(context: EngineContext, options: FreshValueOptions): unknown {
  const { example, isValid, keepLength = false } = options;
  const used = usedValues(context);
  // APIs may ignore case.
  const keyOf = (value: unknown) => JSON.stringify(value).toLowerCase();
  for (const value of candidates()) {
    if (used.has(keyOf(value)) || !isValid(value)) continue;
    used.add(keyOf(value));
    return value;
  }
  return example;

  function* candidates(): Generator<unknown> {
    if (typeof example === "string" && !keepLength) {
      const [stem, end] = splitAddress(example);
      const extended = context.unique(stem) + end;
      yield* [extended, extended.toUpperCase()];
    }
    const samples = { seed: fc.hash(`${context.runId} ${used.size}`), numRuns: 20 };
    if (typeof example === "string") yield* fc.sample(similarText(example), samples);
    if (!keepLength) yield* fc.sample<unknown>(typeof example === "number" ? fc.nat() : fc.uuid(), samples);
  }
}

/** Replaces the last letters and digits by others of the same kind, so that patterns and formats still match. */
function similarText(example: string): fc.Arbitrary<string> {
  const [stem, end] = splitAddress(example);
  const start = Math.max(0, stem.length - 12);
  const varied = Array.from(stem.slice(start), (character) => {
    const alphabet = alphabets.find((each) => each.includes(character));
    return fc.constantFrom(...(alphabet ?? character));
  });
  return fc.tuple(...varied).map((parts) => `${stem.slice(0, start)}${parts.join("")}${end}`);
}

const alphabets = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];

// The domain of an address must stay the same.
function splitAddress(text: string): [stem: string, end: string] {
  const at = text.lastIndexOf("@");
  return at < 1 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}
