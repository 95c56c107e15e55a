/**
 * Fills a path template.
 *
 * @param parts the template, split at its braces: text and names by turns. What a name that ends in `id` stands for
 * must be a UUID.
 * @throws {TypeError} that names a parameter which is missing, is no UUID, or would lead to another path. It does not
 * quote the value, which may be a token in the wrong place.
 */
export function fillPath(parts: readonly string[], values: readonly (string | undefined)[]): string {
  return parts.reduce((path, part, index) => path + (index % 2 ? checkSegment(part, values[index >> 1]) : part), "");
}

function checkSegment(name: string, value: string | undefined): string {
  const isId = /id$/.test(name);
  if (value && (isId ? uuid : urlSafe).test(value)) return value;
  throw new TypeError(`${name} is ${value ? (isId ? "no UUID" : "malformed") : "missing"}`);
}

// RFC 9562, section 4, but for where its dashes are.
const uuid = /^[\da-f-]{36}$/i;
// The contract's other path parameters, tokens and hashes, have no other characters. So nothing need be encoded.
const urlSafe = /^[\w-]+$/;

/**
 * Writes a query, with its `?`: lists with commas, dates as the day that they have in UTC, since the contract has no
 * other dates in a query; nothing for what is undefined.
 */
export function serializeQuery(query: object | undefined | false): string {
  let result = "";
  for (const [name, value] of Object.entries(query || {}))
    if (value != null)
      result += `${result ? "&" : "?"}${name}=${[value].flat().map((each) => encodeURIComponent(each.toISOString?.().slice(0, 10) ?? each))}`;
  return result;
}
