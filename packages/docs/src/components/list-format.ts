// British English has no serial comma, like the guides.
const format = new Intl.ListFormat("en-GB");

/** Joins items in a sentence: "curl, Python and Go". */
export function joinItems(items: string[]): string {
  return format.format(items);
}
