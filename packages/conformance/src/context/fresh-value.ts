import { formatPointer } from "@crewkit/openapi";
import * as fc from "fast-check";
import type { RequestDraft } from "../base/request.ts";
import { validateBody } from "../schema/request-body.ts";
import { uniqueFields } from "../spec/fields.ts";
import { valueAt, withValue } from "../values/json.ts";
import { bodyEdits } from "./apply-test-case.ts";
import type { EngineContext, PreparedRequest } from "./engine-context.ts";
import { perContext } from "./memoize.ts";

/** Replaces the values of the unique fields that no edit sets, and of edits that are `fresh`. */
export function renewUniqueFields({ draft, base, testCase }: PreparedRequest, context: EngineContext): RequestDraft {
  const { spec } = context;
  const { operation, body: baseBody } = base.draft;
  const edits = bodyEdits(testCase);
  const names = base.needsFreshValues ? uniqueFields(operation, spec) : [];
  const unedited = names.filter((name) => !edits.some(({ at }) => at[0] === name));
  const fresh = edits.filter((edit) => "fresh" in edit && edit.fresh).map(({ at }) => at);
  const body = [...unedited.map((name) => [name]), ...fresh].reduce((changed, path) => {
    const example = valueAt(changed, formatPointer(path));
    if (example === undefined || example === null) return changed;
    // The rest of the body may be invalid, but the new value must not add an error.
    const countErrors = (value: unknown) => validateBody(spec, operation, withValue(baseBody, path, value)).length;
    const errors = countErrors(example);
    const isValid = (value: unknown) => countErrors(value) <= errors;
    const keepLength = fresh.includes(path);
    return withValue(changed, path, freshValue(context, { example, isValid, keepLength }));
  }, draft.body);
  return { ...draft, body };
}

interface FreshValueOptions {
  example: unknown;
  isValid(value: unknown): boolean;
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
