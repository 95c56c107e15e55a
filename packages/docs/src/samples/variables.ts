/** Returns the names of the variables in a body, written as `"$NAME"`. */
export function variableNames(body: unknown): string[] {
  const found = (JSON.stringify(body) ?? "").matchAll(variablePattern);
  return [...new Set([...found].map(([, name = ""]) => name))];
}

/** Replaces `"$NAME"` in TypeScript code with the variable `NAME`. */
export function unquoteVariables(code: string): string {
  return code.replace(variablePattern, "$1");
}

/** Replaces `"$NAME"` in JSON with the value of the variable. */
export function fillVariables(json: string, values: Record<string, unknown>): string {
  return json.replace(variablePattern, (_, name) => JSON.stringify(values[name]));
}

const variablePattern = /"\$([A-Z_]+)"/g;
