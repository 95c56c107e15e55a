/**
 * Fills a path template.
 *
 * @param parts text and parameter names, alternating. If a name ends in `id`, the value must have the length
 * of a UUID.
 * @throws {TypeError} if a value is missing or invalid. The message does not quote the value, which may be a secret.
 */
export function fillPath(parts: readonly string[], values: readonly (string | undefined)[]): string {
  return parts.reduce((path, part, index) => path + (index % 2 ? checkSegment(part, values[index >> 1]) : part), "");
}

/** @throws {TypeError} if the value is missing or invalid. */
export function checkSegment(name: string, value: string | undefined): string {
  // UUIDs, tokens and hashes need no encoding.
  if (value && !/[^\w-]/.test(value) && (value.length === 36 || !/id$/.test(name))) return value;
  throw new TypeError(`${name} is missing or malformed`);
}

/** Joins arrays with commas, formats a Date as its UTC day, and skips undefined and null. */
// biome-ignore lint/suspicious/noExplicitAny: the generated types describe the values.
export function serializeQuery(query: any): string {
  let text = "";
  for (const name in query) {
    const value = query[name];
    if (value != null)
      text += `${text ? "&" : "?"}${name}=${[value].flat().map((each) => encodeURIComponent(each.toISOString?.().slice(0, 10) ?? each))}`;
  }
  return text;
}
