import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The first characters of a text, none of them cut in two. */
export function truncate(text: string, length: number): string {
  return text.length <= length ? text : [...text].slice(0, length).join("");
}

/**
 * The slug that a name makes: its kebab-case without accents. If the slug is taken, a number follows, from `-2`.
 *
 * @param longest how many characters a slug may have.
 * @example
 * slugFrom("Café Müller", 63, (slug) => taken.has(slug)); // cafe-muller
 */
export function createSlug(name: string, maxLength: number, isTaken: (slug: string) => boolean): string {
  const letters = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = letters.match(/[a-z0-9]+/g) ?? ["repository"];
  const cut = (length: number) => words.join("-").slice(0, length).replace(/-$/, "");
  let slug = cut(maxLength);
  for (let number = 2; isTaken(slug); number++) slug = `${cut(maxLength - `-${number}`.length)}-${number}`;
  return slug;
}

/** The SHA-256 of a content in UTF-8, in lower case hexadecimal. */
export function contentHash(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content)));
}
