export function prettyPrint(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Returns an error with the position if a text is not valid JSON. The messages of browsers differ. */
export function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const rest = text.slice(validPrefixLength(text)).trimStart();
    if (rest === "") return "Invalid JSON: unexpected end of input.";
    const lines = text.slice(0, text.length - rest.length).split("\n");
    const position = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
    return `Invalid JSON at ${position}: ${rest.split("\n")[0]?.slice(0, 30)}`;
  }
}

function validPrefixLength(text: string): number {
  let end = 0;
  const take = (token: RegExp): boolean => {
    token.lastIndex = end;
    if (!token.test(text)) return false;
    end = token.lastIndex;
    return true;
  };
  const sequence = (item: () => boolean, close: RegExp): boolean => {
    if (take(close)) return true;
    do if (!item()) return false;
    while (take(tokens.comma));
    return take(close);
  };
  const member = () => take(tokens.string) && take(tokens.colon) && value();
  const value = (): boolean => {
    if (take(tokens.object)) return sequence(member, tokens.objectEnd);
    return take(tokens.list) ? sequence(value, tokens.listEnd) : take(tokens.scalar) || take(tokens.string);
  };
  value();
  return end;
}

// Sticky patterns, which match at the end of the previous token.
const tokens = {
  object: /\s*\{/y,
  objectEnd: /\s*\}/y,
  list: /\s*\[/y,
  listEnd: /\s*\]/y,
  comma: /\s*,/y,
  colon: /\s*:/y,
  string: /\s*"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"/uy,
  scalar: /\s*(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y,
};
