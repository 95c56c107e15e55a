import { isObject } from "../../values/json.ts";
import { several, show } from "../../values/show.ts";
import type { Steps } from "../walk.ts";

/** How two values are held against each other. */
export interface Comparing {
  /** Names of fields that are left out, wherever they stand. */
  moving?: readonly string[];
  /** Whether a field counts that only one of the two has. Default true. */
  closed?: boolean;
}

/**
 * Where two JSON values differ, a phrase each.
 *
 * @example
 * differences({ name: "a", seen: 1 }, { name: "b", seen: 2 }, { moving: ["seen"] }); // ['name is "b", not "a"']
 */
export function differences(wanted: unknown, came: unknown, comparing: Comparing = {}, at = ""): string[] {
  if (!isObject(wanted) || !isObject(came) || Array.isArray(wanted) !== Array.isArray(came))
    return Object.is(wanted, came) ? [] : [`${at || "it"} ${compared(wanted, came)}`];
  const { moving = [], closed = true } = comparing;
  const names = new Set([...Object.keys(wanted), ...Object.keys(came)]);
  const counts = (name: string) =>
    !moving.includes(name) && (closed || Array.isArray(wanted) || (name in wanted && name in came));
  return [...names]
    .filter(counts)
    .flatMap((name) => differences(wanted[name], came[name], comparing, at ? `${at}.${name}` : name));
}

/** Complains, with what must be so, if two values differ. What moves by itself is left out. */
export function expectSame(
  { world, expect }: Pick<Steps, "world" | "expect">,
  [wanted, came]: readonly [unknown, unknown],
  what: string,
  { moving = [], closed = true }: Comparing = {},
): void {
  const found = differences(wanted, came, { moving: [...moving, ...(world.law.plan.restless ?? [])], closed });
  expect(found.length === 0, `${what}, but ${several(found, "; ")}.`);
}

// Of two long texts that begin alike, the beginnings would tell nothing.
function compared(wanted: unknown, came: unknown): string {
  const [is, not] = [told(came), told(wanted)];
  if (is !== not || typeof came !== "string" || typeof wanted !== "string") return `is ${is}, not ${not}`;
  const begin = partingOf(wanted, came);
  return `is, from character ${begin + 1} on, ${told(came.slice(begin))}, not ${told(wanted.slice(begin))}`;
}

function partingOf(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}

function told(value: unknown): string {
  return value === undefined ? "missing" : show(value);
}
