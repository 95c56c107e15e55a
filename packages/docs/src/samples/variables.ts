/** The variables that a body needs: what the steps before a sample kept. */
export function variablesOf(body: unknown): string[] {
  const found = (JSON.stringify(body) ?? "").matchAll(variable);
  return [...new Set([...found].map(([, name = ""]) => name))];
}

/** TypeScript in which the texts that stand for variables are those. */
export function withVariables(code: string): string {
  return code.replace(variable, "$1");
}

/** A text of JSON with the values of variables in it. */
export function fillVariables(json: string, values: Record<string, unknown>): string {
  return json.replace(variable, (_, name) => JSON.stringify(values[name]));
}

const variable = /"\$([A-Z_]+)"/g;
