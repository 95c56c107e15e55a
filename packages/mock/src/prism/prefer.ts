/** What a request asks of Prism with its `Prefer` header (RFC 7240): which of the documented answers it wants. */
export interface Preferences {
  code?: number;
  exampleKey?: string;
  dynamic?: boolean;
}

/**
 * Reads `Prefer: code=404, example=slugTaken, dynamic=true`; undefined where none of these is in it, since preferences
 * that are not known are ignored (RFC 7240, section 2).
 *
 * @returns a sentence that says what is wrong, if a known preference has a value that means nothing.
 */
export function readPreferences(header: string): Preferences | string | undefined {
  const { code, example, dynamic } = pairs(header);
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;
  if (code !== undefined && !/^[1-5]\d\d$/.test(code))
    return `Prefer: code must be a status such as 404, not ${shorten(code)}`;
  if (dynamic !== undefined && !/^(true|false)$/.test(dynamic))
    return `Prefer: dynamic must be true or false, not ${shorten(dynamic)}`;
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { exampleKey: example }),
    ...(dynamic !== undefined && { dynamic: dynamic === "true" }),
  };
}

/** What was sent, as an error shows it, which has at most 1,000 characters in the contract. */
export function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

// Taken apart by hand: a pattern that looks for names everywhere would take seconds on a long header.
function pairs(header: string): Record<string, string | undefined> {
  const parts = header.split(/[,;]/).map((part) => {
    const [name = "", value = ""] = part.split("=", 2).map((word) => word.trim());
    return [name.toLowerCase(), value.replace(/^"/, "").replace(/"$/, "")];
  });
  return Object.fromEntries(parts.filter(([name]) => name !== ""));
}
