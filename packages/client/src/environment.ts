/** Reads a variable; an empty one counts as unset, and a browser has none. */
export function environment(name: string): string | undefined {
  const global: { process?: { env?: Record<string, string | undefined> } } & object = globalThis;
  return global.process?.env?.[name] || undefined;
}
