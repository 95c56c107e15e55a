import { cutKebab, toKebab } from "../text.ts";

/** What a slug must be. */
export interface SlugWishes {
  /** The slug of a name of which nothing is left. */
  fallback: string;
  /** How many characters it may have. */
  longest: number;
  isTaken(slug: string): boolean;
}

/**
 * The slug that a name makes: its kebab-case, cut to its length. Where another has it, a number follows, from `-2`.
 *
 * @example
 * slugFrom("Café Müller", { fallback: "repository", longest: 63, isTaken: (slug) => taken.has(slug) }); // cafe-muller
 */
export function slugFrom(name: string, { fallback, longest, isTaken }: SlugWishes): string {
  const base = toKebab(name, longest) || fallback;
  let slug = base;
  for (let number = 2; isTaken(slug); number++) {
    const ending = `-${number}`;
    slug = cutKebab(base, longest - ending.length) + ending;
  }
  return slug;
}
