import { toRegExp } from "./pattern.ts";
import type { Schema } from "./schema.ts";
import { allowsText } from "./strings.ts";

// Spaces at both ends, characters outside the BMP, a decomposed letter, right-to-left letters, a line separator, and
// characters with a meaning in HTML, SQL, URLs and shells.
const mixedText = " 😀 e\u0301 & < \" \\ ' % + # $ שלום \u2028 <b>&amp;</b> ";

// Texts that programs convert to another type.
const convertible = ["null", "0", "false", "007"];

const maxRepeated = 10_000;

/** Texts that a server may change when it stores them. Empty for a schema with a format or a narrow pattern. */
export function specialTexts(schema: Schema): string[] {
  const { format, pattern, minLength = 0, maxLength = Infinity } = schema;
  if (format !== undefined || (pattern !== undefined && !allowsText(pattern))) return [];
  const regExp = toRegExp(pattern ?? "");
  const isValid = (text: string) => [...text].length >= minLength && [...text].length <= maxLength && regExp.test(text);
  const mixed = [mixedText, mixedText.trim()].map((text) => fit(text, minLength, maxLength));
  // JSON Schema counts code points, not UTF-16 code units (2020-12 validation, section 6.3).
  const longest = maxLength <= maxRepeated ? ["😀".repeat(maxLength)] : [];
  return [...mixed.filter(isValid).slice(0, 1), ...[...convertible, ...longest].filter(isValid)];
}

// Keeps the last character.
function fit(text: string, minLength: number, maxLength: number): string {
  const characters = [...text.repeat(Math.ceil(Math.max(1, minLength / [...text].length)))];
  if (characters.length <= maxLength) return characters.join("");
  return [...characters.slice(0, maxLength - 1), ...characters.slice(-1)].join("");
}
