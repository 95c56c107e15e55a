import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const tokensFile = "src/browser/tokens.css";
const tokens = readFileSync(join(root, tokensFile), "utf8");
const distances = [...tokens.matchAll(/^ {2}--space-\d: (.*);$/gm)].map(([, value = ""]) => value);

/** Returns the declarations of all style sheets except tokens.css whose property and value match. */
function declarations(property: RegExp, value: RegExp): string[] {
  const files = globSync("src/**/*.css", { cwd: root, exclude: [tokensFile] });
  return files.flatMap((file) => {
    const lines = readFileSync(join(root, file), "utf8").split("\n");
    return lines.flatMap((line, at) => {
      const [, name = "", text = ""] = /^\s*([\w-]+): (.*);$/.exec(line) ?? [];
      return property.test(name) && value.test(text) ? `${file}:${at + 1}: ${line.trim()}` : [];
    });
  });
}

test("only tokens.css contains colors", () => {
  expect(declarations(/./, /#[\da-f]{3,8}\b|(rgba?|hsla?|lab|lch|light-dark)\(|\b(white|black)\b/i)).toEqual([]);
});

test("only tokens.css contains font sizes, except sizes relative to the parent", () => {
  expect(declarations(/^font(-size)?$/, /[\d.](rem|px|pt)\b/)).toEqual([]);
});

test("a distance that has a token uses the token", () => {
  expect(distances).toHaveLength(8);
  const value = new RegExp(`(?<![\\d.])(${distances.map((each) => each.replace(".", "\\.")).join("|")})(?![\\d.])`);
  expect(declarations(/^(margin|padding|gap|row-gap|column-gap|inset)(-|$)/, value)).toEqual([]);
});
