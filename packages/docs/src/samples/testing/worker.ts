// Runs one program after the other in a process of its own, each with an environment of its own, and tells what it printed.
process.on("message", async ({ url, env }: { url: string; env: Record<string, string> }) => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  const printed: unknown[][] = [];
  console.log = (...values: unknown[]) => printed.push(values);
  try {
    await import(url);
    process.send?.({ printed });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
