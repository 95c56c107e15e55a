import { expect, test } from "vitest";
import { parseEntries } from "./markdown.ts";

const keysOf = (text: string) => parseEntries(text).map(({ category, key }) => `${category} ${key}`);

test("parses the line number with any line ending", () => {
  expect(parseEntries("# Style\r\n\r\n- **a** (info): One.\r- **b**:Two.")).toEqual([
    { line: 3, category: "style", key: "a", challenge_severity: "info", value: "One.", ...noDetails },
    { line: 4, category: "style", key: "b", challenge_severity: "warning", value: "Two.", ...noDetails },
  ]);
});

const noDetails = { rationale: null, anti_patterns: [] };

test("adds indented items to their entry until other text ends it", () => {
  const [first, second] = parseEntries(`
- **a**: One.
  - Why: It is so.
  - Why: A second reason is ignored.

  Some text.
\t- Avoid: Two.
  - Avoid:
  - Note: nothing
- Avoid: Three.
  - Avoid: Four.
  - **b**: Nested.
  - Avoid: Next to the entry, not below it.
`);
  expect(first).toMatchObject({ rationale: "It is so.", anti_patterns: ["Two."] });
  expect(second).toMatchObject({ key: "b", anti_patterns: [] });
});

test("uses the nearest heading of any level as the category", () => {
  expect(keysOf("###### Style ##\n- **a**: x\n#no-heading\n- **b**: x\n#\n- **c**: x")).toEqual([
    "style a",
    "style b",
    " c",
  ]);
});

test("ignores other text, comments and code", () => {
  const entry = (key: string) => `- **${key}**: x`;
  const comment = ["<!--", entry("a"), entry("b"), "-->", entry("c"), `<!-- ${entry("d")} -->`];
  const fence = ["````js", entry("e"), "# Style", "```", "~~~~", entry("f"), " ````", entry("g")];
  const others = ["- **h** x", "* **i**: x", "**j**: x", "- ****: x"];
  expect(keysOf([...comment, ...fence, ...others].join("\n"))).toEqual([" c", " g"]);
});

// Long enough for a pattern with quadratic run time to exceed the test's timeout.
const length = 500_000;
test.each([
  ["spaces", "- **a**".padEnd(length)],
  ["parentheses", `- **a** ${"(".repeat(length)}`],
  ["stars", `- ${"*".repeat(length)}`],
  ["unclosed keys", "- **a* ".repeat(length / 7)],
  ["bold words", `- ${"** (".repeat(length / 4)}`],
  ["hashes", `# ${"#".repeat(length)}x`],
  ["a heading of spaces", `# ${" ".repeat(length)}x`],
  ["backticks", `${"`".repeat(length)}x\`y`],
])("reads a line of 500,000 characters without backtracking: %s", (_, text) => {
  expect(parseEntries(text)).toEqual([]);
});
