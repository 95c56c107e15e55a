import { cutKebab, toKebab } from "../text.ts";

const longest = 63;

/**
 * The slug that a name makes: its kebab-case, cut to 63 characters. Where nothing is left, it is `fallback`; where another
 * has it, a number follows, from `-2`.
 *
 * @example
 * slugFrom("Café Müller", "repository", (slug) => taken.has(slug)); // cafe-muller
 */
export function slugFrom(name: string, fallback: string, isTaken: (slug: string) => boolean): string {
  const base = toKebab(name, longest) || fallback;
  let slug = base;
  for (let number = 2; isTaken(slug); number++) {
    const ending = `-${number}`;
    slug = cutKebab(base, longest - ending.length) + ending;
  }
  return slug;
}
