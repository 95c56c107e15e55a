import type { Contract } from "./operations.ts";

/** Returns a copy of a contract in which enums that may get more values only accept their known values, to check our own data. */
export function closeEnums(contract: Contract): Contract {
  return JSON.parse(JSON.stringify(contract), (_, value) => {
    const known = value?.["x-extensible-enum"];
    return known ? { ...value, enum: value.type.includes("null") ? [...known, null] : known } : value;
  });
}
