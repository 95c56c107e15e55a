/**
 * Fills a path template.
 *
 * @param parts the template, split at its braces: text and names by turns. What a name that ends in `id` stands for
 * must be a UUID.
 * @throws {TypeError} that names a parameter which is missing, is no UUID, or would lead to another path. It does not
 * quote the value, which may be a token in the wrong place.
 */
export function fillPath(parts: readonly string[], values: readonly unknown[]): string {
  return parts.reduce((path, part, index) => path + (index % 2 ? segment(part, values[index >> 1]) : part), "");
}

function segment(name: string, value: unknown): string {
  const isId = name.endsWith("id");
  if (typeof value === "string" && (isId ? uuid : plain).test(value)) return value;
  const fault = value ? (isId ? "must be a UUID" : "has a wrong character") : "is missing";
  throw new TypeError(`The path parameter ${name} ${fault}`);
}

// RFC 9562, section 4.
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
// The contract's other path parameters, tokens and hashes, have no other characters. So nothing need be encoded.
const plain = /^[\w-]+$/;

/**
 * Writes a query, with its `?`: lists with commas, dates as the day that they have in UTC, since the contract has no
 * other dates in a query; nothing for what is undefined.
 */
export function writeQuery(query: object | undefined): string {
  let text = "";
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value != null) text += `${text ? "&" : "?"}${name}=${[value].flat().map(encode)}`;
  }
  return text;
}

function encode(value: string | number | boolean | Date): string {
  return encodeURIComponent(value instanceof Date ? value.toISOString().slice(0, 10) : value);
}
