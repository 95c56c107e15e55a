/** Orders things by a name, in the order of their characters. */
export const byName =
  <T>(name: (record: T) => string) =>
  (a: T, b: T): number =>
    compare(name(a), name(b));

/** Orders what happened by its moment, the newest first. */
export const newestFirst =
  <T>(moment: (record: T) => string) =>
  (a: T, b: T): number =>
    compare(moment(b), moment(a));

/** Compares two texts by their characters, as the same everywhere. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * Orders things by one key after another, rising; null comes last.
 *
 * @example
 * rows.sort(byKeys(({ total_cost_usd }) => -total_cost_usd, ({ agent_name }) => agent_name));
 */
export const byKeys =
  <T>(...keys: ((record: T) => string | number | null)[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const order = compareKeys(key(a), key(b));
      if (order !== 0) return order;
    }
    return 0;
  };

function compareKeys(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

/** Orders resources by name, then type, then from the top tier down; equal ones by id, so that lists can be joined. */
export function byNameTypeTier(a: Listed, b: Listed): number {
  return (
    compare(a.name, b.name) ||
    compare(a.resource_type, b.resource_type) ||
    tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
    compare(a.id, b.id)
  );
}

/** The tiers of resources, from the top down. */
export const tiers: readonly string[] = ["platform", "organization", "project"];

interface Listed {
  id: string;
  name: string;
  resource_type: string;
  tier: string;
}
