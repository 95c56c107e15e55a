/** Serializes query values. Arrays are comma-separated, as everywhere in the contract. */
export function queryParameters(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat().join(",")]));
}

/** Formats a query string with `?`, or returns an empty string. Leaves `,`, `/`, `:` and `@` readable. */
export function formatQuery(query: Record<string, unknown>): string {
  const text = new URLSearchParams(queryParameters(query)).toString();
  return text && `?${text.replace(/%(2C|2F|3A|40)/g, decodeURIComponent)}`;
}
