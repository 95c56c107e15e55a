import { compilePattern } from "@crewkit/openapi/validator";
import * as fc from "fast-check";
import type { Schema } from "./schema.ts";

const timestamp = (n: number) => new Date(Date.UTC(2025, 0, 1, 12) + (n % 1000) * 86_400_000).toISOString();

const byFormat: Record<string, (n: number) => string> = {
  uuid: (n) => `5d9f3c1e-8b2a-4c7d-9e6f-${n.toString(16).padStart(12, "0")}`,
  email: (n) => `user${n}@example.com`,
  date: (n) => timestamp(n).slice(0, 10),
  time: (n) => timestamp(n).slice(11),
  "date-time": timestamp,
  duration: (n) => `PT${n}M`,
  uri: (n) => `https://site${n}.example/`,
  "uri-reference": (n) => `/page${n}`,
  hostname: (n) => `site${n}.example`,
  ipv4: (n) => `192.0.2.${n % 256}`,
  ipv6: (n) => `2001:db8::${(n % 65_536).toString(16)}`,
  byte: (n) => Buffer.from(`text ${n}`).toString("base64"),
};

/** Different texts that the schema allows. Empty for a format that only the API knows. */
export function generateTexts(schema: Schema, count: number = 10, first: number = 1): string[] {
  const { format, pattern } = schema;
  if (hasUnknownFormat(schema)) return [];
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const formatted = numbers.map(byFormat[format ?? ""] ?? ((n) => textWithNumber(n, schema)));
  const valid = formatted.filter((text) => isAllowedText(text, schema));
  return valid.length > 0 || pattern === undefined ? valid : matchingTexts(pattern, schema, first).slice(0, count);
}

function textWithNumber(n: number, { minLength = 0, maxLength = Infinity }: Schema): string {
  const text = `text ${n}`.padEnd(minLength, "x");
  return text.length <= maxLength ? text : String(n).padStart(maxLength, "a").slice(-maxLength);
}

// JSON Schema counts characters, not UTF-16 code units (2020-12 validation, section 6.3).
function isAllowedText(text: string, { minLength = 0, maxLength = Infinity, pattern = "" }: Schema): boolean {
  const { length } = [...text];
  return length >= minLength && length <= maxLength && compilePattern(pattern).test(text);
}

// Adjusts the length of the texts, because a pattern rarely limits it.
function matchingTexts(pattern: string, schema: Schema, seed: number): string[] {
  const { minLength = 0, maxLength = Infinity } = schema;
  const texts = fc.sample(fc.stringMatching(compilePattern(pattern), { size: "small" }), { seed, numRuns: 50 });
  const found = texts.flatMap((text) => {
    const repeated = text === "" ? "" : text.repeat(Math.max(1, Math.ceil(minLength / text.length)));
    const adjusted = [text, text.padEnd(minLength, text.slice(-1)), repeated, text.slice(0, maxLength)];
    return adjusted.find((each) => isAllowedText(each, schema)) ?? [];
  });
  return [...new Set(found)];
}

/** True for a format such as `currency`: only the API knows which texts are valid. */
export function hasUnknownFormat({ format }: Schema): boolean {
  return format !== undefined && !(format in byFormat) && !["binary", "password"].includes(format);
}

/** Whether a pattern only excludes blank texts and some characters. */
export function allowsText(pattern: string): boolean {
  return compilePattern(pattern).test("a text");
}

/** Matches the format, or the pattern if repeating one letter can match it. */
export function textOfLength({ format, pattern }: Schema, length: number): string {
  if (format === "email") return emailOfLength(length);
  const regExp = pattern === undefined ? undefined : compilePattern(pattern);
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

/** Texts that a server may change when it stores them. Empty for most formats, and for a narrow pattern. */
export function specialTexts(schema: Schema): string[] {
  const { format, pattern, minLength = 0, maxLength = Infinity } = schema;
  const isValid = (text: string) => isAllowedText(text, schema);
  if (format !== undefined) return (textsByFormat[format] ?? []).filter(isValid);
  if (pattern !== undefined && !allowsText(pattern)) return [];
  const mixed = [mixedText, mixedText.trim()].map((text) => fit(text, minLength, maxLength));
  const longest = maxLength <= 10_000 ? ["😀".repeat(maxLength)] : [];
  return [...mixed.filter(isValid).slice(0, 1), ...[...convertible, ...longest].filter(isValid)];
}

// Keeps the last character.
function fit(text: string, minLength: number, maxLength: number): string {
  const characters = [...text.repeat(Math.ceil(Math.max(1, minLength / [...text].length)))];
  if (characters.length <= maxLength) return characters.join("");
  return [...characters.slice(0, maxLength - 1), ...characters.slice(-1)].join("");
}
