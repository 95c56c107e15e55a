// The mock and nothing else, by its own contract. In JavaScript, because Node needs memory to read TypeScript, which the
// mock's users do not.
const { startMock } = await import(process.argv[3] ?? "");
const { url } = await startMock({ limits: false });
process.on("message", () => process.send?.({ cpu: 0, memory: process.memoryUsage.rss() }));
process.on("disconnect", () => process.exit());
process.send?.({ port: Number(new URL(url).port) });
