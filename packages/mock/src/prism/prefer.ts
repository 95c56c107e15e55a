/** What a request asks of Prism with its `Prefer` header (RFC 7240): which of the documented answers it wants. */
export interface Preferences {
  code?: number;
  exampleKey?: string;
  dynamic?: boolean;
}

/**
 * Reads `Prefer: code=404, example=slugTaken, dynamic=true`; preferences that it does not know are ignored, as RFC
 * 7240 demands.
 *
 * @returns a sentence that says what is wrong, if a known preference has a value that means nothing.
 */
export function readPreferences(header = ""): Preferences | string {
  const { code, example, dynamic } = pairs(header);
  if (code !== undefined && !/^[1-5]\d\d$/.test(code)) return `Prefer: code must be a status such as 404, not ${code}`;
  if (dynamic !== undefined && !/^(true|false)$/.test(dynamic))
    return `Prefer: dynamic must be true or false, not ${dynamic}`;
  return {
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { exampleKey: example }),
    ...(dynamic !== undefined && { dynamic: dynamic === "true" }),
  };
}

function pairs(header: string): Record<string, string | undefined> {
  const matches = header.matchAll(/([\w-]+)\s*=\s*"?([^\s",;]*)"?/g);
  return Object.fromEntries([...matches].map(([, name = "", value]) => [name.toLowerCase(), value]));
}
