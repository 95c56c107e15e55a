/** TypeScript's own types; JavaScript's are the global ones. */
const utilities = new Set(
  [
    "Awaited",
    "Exclude",
    "Extract",
    "NonNullable",
    "Omit",
    "Parameters",
    "Partial",
    "Pick",
    "Readonly",
    "Record",
  ].concat(["Required", "ReturnType"]),
);

/** What is wrong with a schema's name; undefined where nothing is. */
export function faultOf(name: string): string | undefined {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) return "is not in PascalCase. Name it like `SessionTask`.";
  if (name in globalThis || utilities.has(name)) {
    return `has a name that JavaScript or TypeScript uses. Add what it is of, as in \`ErrorResponse\`.`;
  }
  return undefined;
}
