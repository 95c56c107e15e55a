/** Compiles a `pattern`. Patterns that are only valid without the `u` flag, such as `\@`, are common. */
export function toRegExp(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}
