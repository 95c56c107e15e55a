/** Values of a query as they are sent: lists with commas, as all of the contract's are. */
export function queryParameters(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat().join(",")]));
}

/** A query with its `?`, encoded no more than a reader must bear; nothing for an empty one. */
export function formatQuery(query: Record<string, unknown>): string {
  const text = new URLSearchParams(queryParameters(query)).toString();
  return text && `?${text.replace(/%(2C|2F|3A|40)/g, decodeURIComponent)}`;
}
