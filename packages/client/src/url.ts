/**
 * Fills a path template.
 *
 * @param parts text and parameter names, alternating. If a name ends in `id`, the value must be a UUID.
 * @throws {TypeError} if a value is missing or invalid. The message does not quote the value, which may be a secret.
 */
export function fillPath(parts: readonly string[], values: readonly (string | undefined)[]): string {
  return parts.map((part, index) => (index % 2 ? checkSegment(part, values[index >> 1]) : part)).join("");
}

function checkSegment(name: string, value: string | undefined): string {
  const isId = /id$/.test(name);
  // The dashes of a UUID can be at any position. Other values are tokens and hashes, which need no encoding.
  if (value && (isId ? /^[\da-f-]{36}$/i : /^[\w-]+$/).test(value)) return value;
  throw new TypeError(`${name} ${value ? (isId ? "is not a UUID" : "is malformed") : "is missing"}`);
}

/** Joins arrays with commas, formats a Date as its UTC day, and skips undefined and null. */
export function serializeQuery(query: object | undefined | false): string {
  let text = "";
  for (const [name, value] of Object.entries(query || {}))
    if (value != null)
      text += `${text ? "&" : "?"}${name}=${[value].flat().map((each) => encodeURIComponent(each.toISOString?.().slice(0, 10) ?? each))}`;
  return text;
}
