/** Formats names for a message: "`a`, `b` and `c`". */
export function quoteList(names: readonly string[], last: "and" | "or" = "and"): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} ${last} ${quoted.at(-1)}`;
}
