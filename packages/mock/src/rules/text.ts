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
