/**
 * Returns a copy of a contract, or of a part of it, in which enums that may get more values only accept their known
 * values, to check our own data.
 */
export function closeEnums<T extends object>(document: T): T {
  return JSON.parse(JSON.stringify(document), (_, value) => {
    const known = value?.["x-extensible-enum"];
    return known ? { ...value, enum: value.type?.includes("null") ? [...known, null] : known } : value;
  });
}
