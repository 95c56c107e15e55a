/** What a value may be, and how that is said. */
export interface Kind {
  what: string;
  allows: (value: unknown) => boolean;
}

/** What the value of each key of an object may be. */
export type Kinds<T> = { [Key in keyof Required<T>]: Kind };

export const text: Kind = { what: "a text", allows: (value) => typeof value === "string" && value !== "" };
export const list: Kind = { what: "a list", allows: (value) => Array.isArray(value) && value.length > 0 };
export const pointer: Kind = {
  what: "a JSON pointer",
  allows: (value) => typeof value === "string" && value.startsWith("/"),
};
export const object: Kind = {
  what: "an object",
  allows: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

/** An object whose keys are names of variables. */
export function names(of: Kind): Kind {
  const isEntry = ([name, value]: [string, unknown]) => /^[A-Z][A-Z_]*$/.test(name) && of.allows(value);
  return {
    what: `names in capitals, each with ${of.what}`,
    allows: (value) => object.allows(value) && Object.entries(value as object).every(isEntry),
  };
}

/**
 * Checks that an object has none but known keys, and each a value of its kind.
 *
 * @throws with the place and the key that is wrong.
 */
export function checkKeys<T extends object>(place: string, value: T, kinds: Kinds<T>): void {
  const known = Object.keys(kinds).join(", ");
  if (!object.allows(value)) throw new Error(`${place} must be an object of ${known}.`);
  for (const [key, each] of Object.entries(value)) {
    const kind = (kinds as Record<string, Kind>)[key];
    if (!kind) throw new Error(`${place} has a key ${key}, which is none of ${known}.`);
    if (!kind.allows(each)) throw new Error(`${place}: ${key} must be ${kind.what}.`);
  }
}
