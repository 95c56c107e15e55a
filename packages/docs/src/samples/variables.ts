/** The variables that a body needs: what the steps before a sample kept. */
export function variableNames(body: unknown): string[] {
  const found = (JSON.stringify(body) ?? "").matchAll(variablePattern);
  return [...new Set([...found].map(([, name = ""]) => name))];
}

/** TypeScript in which the texts that stand for variables are those. */
export function unquoteVariables(code: string): string {
  return code.replace(variablePattern, "$1");
}

/** A text of JSON with the values of variables in it. */
export function fillVariables(json: string, values: Record<string, unknown>): string {
  return json.replace(variablePattern, (_, name) => JSON.stringify(values[name]));
}

const variablePattern = /"\$([A-Z_]+)"/g;
