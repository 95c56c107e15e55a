import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The first characters of a text, none of them cut in two. */
export function cutOff(text: string, length: number): string {
  return text.length <= length ? text : [...text].slice(0, length).join("");
}

/**
 * A text in kebab-case, of so many characters at most: letters without their accents, digits, and single hyphens for all
 * else. Empty where it has no letter or digit of ASCII.
 *
 * @example
 * toKebab("Café -- Müller_2", 63); // cafe-muller-2
 */
export function toKebab(text: string, length: number): string {
  const letters = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = letters.match(/[a-z0-9]+/g) ?? [];
  return cutKebab(words.join("-"), length);
}

/** The beginning of a text in kebab-case, without a hyphen at its end. */
export function cutKebab(text: string, length: number): string {
  return text.slice(0, length).replace(/-$/, "");
}

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

/** The SHA-256 of a content in UTF-8, in lower case hexadecimal. */
export function contentHash(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content)));
}
