/**
 * Fills a path template.
 *
 * @param parts alternately text and a parameter name. The value of a name that ends in `id` must be a UUID.
 * @throws {TypeError} if a value is missing or invalid. The message does not quote it, since it may be a secret.
 */
export function fillPath(parts: readonly string[], values: readonly (string | undefined)[]): string {
  return parts.reduce((path, part, index) => path + (index % 2 ? checkSegment(part, values[index >> 1]) : part), "");
}

function checkSegment(name: string, value: string | undefined): string {
  const isId = /id$/.test(name);
  if (value && (isId ? uuid : urlSafe).test(value)) return value;
  throw new TypeError(`${name} ${value ? (isId ? "is not a UUID" : "is malformed") : "is missing"}`);
}

// RFC 9562, with dashes at any position.
const uuid = /^[\da-f-]{36}$/i;
// Other path parameters are tokens and hashes, which need no encoding.
const urlSafe = /^[\w-]+$/;

/** Joins arrays with commas, writes a Date as its UTC day, and skips undefined and null. */
export function serializeQuery(query: object | undefined | false): string {
  let text = "";
  for (const [name, value] of Object.entries(query || {}))
    if (value != null)
      text += `${text ? "&" : "?"}${name}=${[value].flat().map((each) => encodeURIComponent(each.toISOString?.().slice(0, 10) ?? each))}`;
  return text;
}
