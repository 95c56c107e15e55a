import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Truncates a text to a number of characters (code points). */
export function truncate(text: string, length: number): string {
  return text.length <= length ? text : [...text].slice(0, length).join("");
}

/** Replaces the end of a text of more than `length` UTF-16 code units by an ellipsis. */
export function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** Creates a slug such as `cafe-muller` from "Café Müller". Appends a number, from `-2`, if the slug is taken. */
export function createSlug(name: string, maxLength: number, isTaken: (slug: string) => boolean): string {
  const letters = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = letters.match(/[a-z0-9]+/g) ?? ["repository"];
  const cut = (length: number) => words.join("-").slice(0, length).replace(/-$/, "");
  let slug = cut(maxLength);
  for (let number = 2; isTaken(slug); number++) slug = `${cut(maxLength - `-${number}`.length)}-${number}`;
  return slug;
}

/** The SHA-256 of a text in UTF-8, as lowercase hexadecimal. */
export function contentHash(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content)));
}

/** Encodes base64url without padding (RFC 4648, section 5). */
export function encodeBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Decodes base64url with or without padding. Returns undefined for invalid input. */
export function decodeBase64url(text: string): Uint8Array | undefined {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
