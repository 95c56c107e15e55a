/** Names in a message: `a`, `b` and `c`. */
export function quoted(names: readonly string[], last: "and" | "or" = "and"): string {
  const all = names.map((name) => `\`${name}\``);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} ${last} ${all.at(-1)}`;
}
