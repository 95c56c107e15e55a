/** Converts a heading to a URL fragment: `What is breaking` becomes `what-is-breaking`. */
export function slugify(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[`*]/g, "")
    .replace(/[^\w]+/g, "-")
    .replace(/^-|-$/g, "");
}
