import { expect, test } from "vitest";
import { tokenize } from "./highlight.ts";

test.each([
  ["ts", 'const id = "a"; // Why.', ["k const", 's "a"', "c // Why."]],
  ["ts", `fetch(\`\${URL}/a\`, null)`, ["f fetch", "s `", "s /a`", "n null"]],
  ["sh", 'id=1a9c\n\ncurl "$URL/$id" -X POST', ["s 1a9c", "k curl", 's "', "s /", 's "', "k -X"]],
  ["sh", `curl -d '{"a": "it'\\''s", "b": 1}'`, ["k curl -d", "s \"it'\\''s\"", "n 1"]],
  ["sh", 'curl -d @- <<END\n{"a": "$B"}\nEND', ["k curl -d", 's "$B"']],
  ["python", 'import os\nprint(f"{URL}/a", None)', ["k import", "f print", 's f"', 's /a"', "b None"]],
  ["go", 'if a >= 400 {\n\tlog("b", `{"a": 1}`)\n}', ["k if", "n 400", "f log", 's "b"', "n 1"]],
  ["json", '{"a": "b", "c": -1.5, "d": true}', ['s "b"', "n -1.5", "b true"]],
  ["http", "HTTP/1.1 200 OK", []],
])("highlights %s: %s", (syntax, code, expected) => {
  const tokens = tokenize(code, syntax);
  expect(tokens.flatMap(([text, name]) => (name ? `${name} ${text.trim()}` : []))).toEqual(expected);
  expect(tokens.map(([text]) => text).join("")).toBe(code);
});
