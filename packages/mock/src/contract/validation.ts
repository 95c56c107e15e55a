import type { Contract } from "@crewkit/openapi";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { lazy } from "./once.ts";

/** Says what is wrong with a value: an empty list where nothing is. Fills in the defaults of the value's fields. */
export type Check = (value: unknown) => ErrorObject[];

/** Makes checks from schemas of the contract, each compiled when it is first used. */
export type CreateCheck = (schema: object) => Check;

// Where a value has more parts than this, only its first fault is told: a list of a million wrong items would make a
// million, and to see whether as many are unique takes minutes.
const manyParts = 5000;

/** Prepares the schemas of a contract for checks. */
export function createChecks(contract: Contract): CreateCheck {
  const make = (allErrors: boolean) => {
    const ajv = new Ajv2020({
      strict: false,
      validateSchema: false,
      allErrors,
      verbose: true,
      useDefaults: true,
      strictNumbers: true,
    });
    formats.default(ajv);
    ajv.addKeyword({ keyword: "x-max-bytes", type: "string", validate: hasAtMostBytes });
    return ajv.addSchema({ $id: "contract", components: { schemas: contract.components?.schemas } });
  };
  const [first, all] = [lazy(() => make(false)), lazy(() => make(true))];

  return (schema) => {
    const absolute = lazy(() => JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')));
    const isValid = lazy(() => first().compile(absolute()));
    const judge = lazy(() => all().compile(absolute()));
    return (value) => {
      if (isValid()(value)) return [];
      if (isLarge(value)) return isValid().errors?.slice(0, 1) ?? [];
      judge()(value);
      return judge().errors ?? [];
    };
  };
}

// Without recursion: a value can be deep too.
function isLarge(value: unknown): boolean {
  const parts = [value];
  for (let seen = 0; seen < parts.length; seen++) {
    const part = parts[seen];
    if (typeof part !== "object" || part === null) continue;
    const inner: unknown[] = Array.isArray(part) ? part : Object.values(part);
    if (parts.length + inner.length > manyParts) return true;
    parts.push(...inner);
  }
  return false;
}

// The contract's bound of a text in UTF-8. A text has at least as many bytes as it has UTF-16 units.
function hasAtMostBytes(bytes: number, text: string): boolean {
  return text.length <= bytes / 3 || new TextEncoder().encode(text).length <= bytes;
}
