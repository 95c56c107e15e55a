import fc, { type Arbitrary } from "fast-check";
import { filterValues } from "./filter-values.ts";
import type { Schema } from "./schema.ts";

export const word: Arbitrary<string> = fc.stringMatching(/^[a-z]{1,12}$/);

const digits = fc.integer({ min: 0, max: 9999 });
const timestamp = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());

const byFormat: Record<string, Arbitrary<string>> = {
  uuid: fc.uuid({ version: 4 }),
  email: fc.tuple(word, digits).map(([name, number]) => `${name}${number}@example.com`),
  date: timestamp.map((text) => text.slice(0, 10)),
  time: timestamp.map((text) => text.slice(11)),
  "date-time": timestamp,
  duration: digits.map((minutes) => `PT${minutes}M`),
  uri: word.map((name) => `https://${name}.example/`),
  "uri-reference": word.map((name) => `/${name}`),
  hostname: word.map((name) => `${name}.example`),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
  byte: word.map((text) => Buffer.from(text).toString("base64")),
};

export function arbitraryString(schema: Schema): Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 200 } = schema;
  const formatted = format === undefined ? undefined : byFormat[format];
  const known = [...(schema.examples ?? []), schema.example, schema.default].filter((each) => typeof each === "string");
  if (hasUnknownFormat(schema) && known.length > 0) return fc.constantFrom(...known);
  if (pattern !== undefined && !allowsText(pattern)) return matchingPattern(pattern, schema, formatted);
  if (formatted) return filterValues(formatted, (text) => hasValidLength(text, schema));
  const maxChars = Math.max(minLength, Math.min(maxLength, 60));
  if (maxChars === 0) return fc.constant("");
  // Starts with a letter, so that the text is not blank. Includes other scripts and symbols.
  const rest = { minLength: Math.max(0, minLength - 1), maxLength: Math.max(0, maxChars - 1) };
  const text = fc.string({ unit: "grapheme", ...rest });
  const isValid = (value: string) => pattern === undefined || toRegExp(pattern).test(value);
  const texts = fc
    .tuple(word, text)
    .map(([first, more]) => clampLength(`${first[0]}${more}`.trimEnd(), minLength, maxChars));
  return filterValues(texts, isValid);
}

/** True for a format such as `currency`: only the API knows which texts are valid. */
export function hasUnknownFormat({ format }: Schema): boolean {
  return format !== undefined && !(format in byFormat) && !["binary", "password"].includes(format);
}

/** Whether a pattern only excludes blank texts and some characters. */
export function allowsText(pattern: string): boolean {
  return toRegExp(pattern).test("a text");
}

// Adjusts the length of the texts, because a pattern rarely limits it.
function matchingPattern(pattern: string, schema: Schema, formatted: Arbitrary<string> | undefined): Arbitrary<string> {
  const regExp = toRegExp(pattern);
  const isValid = (text: string) => regExp.test(text) && hasValidLength(text, schema);
  const generated = (size: fc.Size) =>
    fc.stringMatching(regExp, { size }).map((text) => adjustLength(text, schema).find(isValid) ?? text);
  const byPattern = () => filterValues(generated("small"), isValid, () => filterValues(generated("medium"), isValid));
  return formatted ? filterValues(formatted, isValid, byPattern) : byPattern();
}

function adjustLength(text: string, { minLength = 0, maxLength = Infinity }: Schema): string[] {
  const repeated = text === "" ? text : text.repeat(Math.max(1, Math.ceil(minLength / text.length)));
  return [text, text.padEnd(minLength, text.slice(-1)), repeated, text.slice(0, maxLength)];
}

// JSON Schema counts characters, not UTF-16 code units (2020-12 validation, section 6.3).
function hasValidLength(text: string, { minLength = 0, maxLength = Infinity }: Schema): boolean {
  const { length } = [...text];
  return length >= minLength && length <= maxLength;
}

function clampLength(text: string, minLength: number, maxLength: number): string {
  const kept = [...text].slice(0, maxLength).join("").trimEnd();
  return kept + "x".repeat(Math.max(0, minLength - [...kept].length));
}

/** Matches the format, or the pattern if repeating one letter can match it. */
export function textOfLength({ format, pattern }: Schema, length: number): string {
  if (format === "email") return emailOfLength(length);
  const regExp = pattern === undefined ? undefined : toRegExp(pattern);
  const letter =
    regExp && length <= 1000 ? ["a", "0", "A"].find((each) => regExp.test(each.repeat(length))) : undefined;
  return (letter ?? "a").repeat(length);
}

// At most 64 characters before the @ (RFC 5321, section 4.5.3.1.1) and 63 in a label of the domain (RFC 1035, section 2.3.4).
function emailOfLength(length: number): string {
  const end = "@example.com";
  const free = Math.max(1, length - end.length);
  if (free <= 64) return `${"a".repeat(free)}${end}`.slice(-length);
  // A label must not be empty.
  const local = (free - 65) % 64 === 0 ? 63 : 64;
  const labels = Array.from({ length: free - local }, (_, index) => ((free - local - 1 - index) % 64 > 0 ? "a" : "."));
  return `${"a".repeat(local)}@${labels.join("")}${end.slice(1)}`;
}

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

/** Compiles a `pattern`. Patterns that are only valid without the `u` flag, such as `\@`, are common. */
export function toRegExp(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}
