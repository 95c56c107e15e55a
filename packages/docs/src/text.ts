/** Converts a title to a file name or URL fragment: `What is breaking` becomes `what-is-breaking`. */
export function slugify(title: string): string {
  return title
    .toLowerCase()
    .replace(/[`*]/g, "")
    .replace(/[^\p{L}\p{N}_]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** Joins items in a sentence: "curl, Python and Go". British English has no serial comma, like the guides. */
export function joinItems(items: string[]): string {
  return new Intl.ListFormat("en-GB").format(items);
}
