import type { Contract } from "@crewkit/openapi";

/** A value that is made when it is first asked for. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Keeps what is made of a contract, so that it is made once for each.
 *
 * @example
 * const draftsOf = oncePerContract((contract) => readDrafts(contract));
 */
export function oncePerContract<T>(make: (contract: Contract) => T): (contract: Contract) => T {
  const made = new WeakMap<Contract, { value: T }>();
  return (contract) => {
    const known = made.get(contract) ?? { value: make(contract) };
    made.set(contract, known);
    return known.value;
  };
}
