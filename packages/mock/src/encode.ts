// The JSON of records: they are frozen, so that it never changes.
const texts = new WeakMap<object, string>();

/**
 * The JSON of an answer's body. Records of the store are frozen, and their text is made once: a list of them costs
 * little more than the joining.
 */
export function encode(body: object): string {
  // What is left out of an object has no field, as with `JSON.stringify`.
  const told = Object.entries(body).filter(([, value]) => value !== undefined);
  const fields = told.map(([key, value]) => `${JSON.stringify(key)}:${encodeValue(value)}`);
  return `{${fields.join(",")}}`;
}

function encodeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => encodeRecord(item ?? null)).join(",")}]`;
  return encodeRecord(value);
}

function encodeRecord(value: unknown): string {
  if (typeof value !== "object" || value === null || !Object.isFrozen(value)) return JSON.stringify(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}
