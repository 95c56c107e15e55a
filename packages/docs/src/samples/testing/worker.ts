// Runs programs in a child process, each with its own environment variables, and sends back the values that they log.
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
