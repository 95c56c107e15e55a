/** Formats a value for an error message: `"acme"`, `3`, `an object`, `an AbortController`. */
export function describeValue(value: unknown): string {
  if (typeof value === "string")
    return value.length > 40 ? `a text of ${value.length} characters` : JSON.stringify(value);
  if (typeof value === "object" && value !== null) {
    const type = Array.isArray(value) ? "array" : (Object.getPrototypeOf(value)?.constructor?.name ?? "Object");
    return withArticle(type === "Object" ? "object" : type);
  }
  return typeof value === "function" ? "a function" : String(value);
}

function withArticle(noun: string): string {
  return `${/^(a|e|i|o|u)/i.test(noun) ? "an" : "a"} ${noun}`;
}
