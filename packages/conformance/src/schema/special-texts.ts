import { toRegExp } from "./pattern.ts";
import type { Schema } from "./schema.ts";
import { allowsText } from "./strings.ts";

// Spaces at both ends, characters outside the BMP, a decomposed letter, right-to-left letters, a line separator, and
// characters with a meaning in HTML, SQL, URLs and shells.
const mixedText = " 😀 e\u0301 & < \" \\ ' % + # $ \u05e9\u05dc\u05d5\u05dd \u2028 <b>&amp;</b> ";

// Texts that programs convert to another type.
const convertible = ["null", "0", "false", "007"];

const textsByFormat: Record<string, string[]> = {
  date: ["2024-02-29", "2026-12-31"],
  "date-time": ["2026-12-31T23:59:59Z", "2026-03-01T00:30:00+02:00"],
  uri: ["https://example.com/a%20b/?x=1&y=%C3%A9#z"],
};

const maxRepeated = 10_000;

/** Texts that a server may change when it stores them. Empty for most formats, and for a narrow pattern. */
export function specialTexts(schema: Schema): string[] {
  const { format, pattern, minLength = 0, maxLength = Infinity } = schema;
  const regExp = toRegExp(pattern ?? "");
  const isValid = (text: string) => [...text].length >= minLength && [...text].length <= maxLength && regExp.test(text);
  if (format !== undefined) return (textsByFormat[format] ?? []).filter(isValid);
  if (pattern !== undefined && !allowsText(pattern)) return [];
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
