import bash from "@speed-highlight/core/languages/bash.js";
import go from "@speed-highlight/core/languages/go.js";
import python from "@speed-highlight/core/languages/py.js";
import typescript from "@speed-highlight/core/languages/ts.js";
import { type ShjGrammar, type ShjToken, tokenizeWith } from "@speed-highlight/core/tokenize";

/** Part of a code block with its CSS class: `s` string, `n` number, `b` constant, `k` keyword, `f` function, `c` comment. */
export type CodeToken = [text: string, className: "s" | "n" | "b" | "k" | "f" | "c" | undefined];

/** Splits code into tokens for highlighting. Code in an unknown language is one token. */
export function tokenize(code: string, syntax: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  const add = (text: string, type?: ShjToken) => {
    const className = classOf(text, type);
    const last = tokens.at(-1);
    // Each token is an element on the page.
    if (last && (last[1] === className || text.trim() === "")) last[0] += text;
    else tokens.push([text, className]);
  };
  tokenizeWith(code, syntaxes[syntax] ?? [], add, { languages: { js: library.typescript, py: library.python } });
  return tokens;
}

// Operators and environment variables are not highlighted.
function classOf(text: string, type: ShjToken | undefined): CodeToken[1] {
  const isPlain = type === undefined || (type !== "str" && /^(?:[A-Z_]+|\W+)$/.test(text));
  return isPlain ? undefined : classes[type];
}

// cspell:ignore cmnt
const classes: Partial<Record<ShjToken, CodeToken[1]>> = {
  str: "s",
  num: "n",
  bool: "b",
  kwd: "k",
  func: "f",
  cmnt: "c",
};

// The inferred types of the grammars are not assignable to the library's own type with `exactOptionalPropertyTypes`.
const library = { bash, go, python, typescript } as Record<"bash" | "go" | "python" | "typescript", ShjGrammar>;

const json: ShjGrammar = [
  { match: /"(?:[^"\\]|\\.)*"(?=\s*:)/g },
  { match: /"(?:[^"\\]|\\.)*"?/g, type: "str" },
  { match: /-?\d[\d.eE+-]*/g, type: "num" },
  { match: /true|false|null/g, type: "bool" },
];

const shell: ShjGrammar = [
  { match: /^[a-z][\w.-]*(?= )/gm, type: "kwd" },
  { match: /https?:\/\/[^\s"'$]+/g, type: "str" },
  { match: /(?<=(?:^|\s)\w+=)[^\s"'$]+/gm, type: "str" },
  { match: /'[{[](?:[^']|'\\'')*'|(?<=<<END\n)[\s\S]*?(?=\nEND$)/gm, sub: json },
  ...library.bash,
];

const syntaxes: Record<string, ShjGrammar> = {
  ts: library.typescript,
  sh: shell,
  console: shell,
  python: library.python,
  go: [{ match: /`[{[][^`]*`/g, sub: json }, ...library.go],
  json,
};
