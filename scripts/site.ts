import { serveDocs } from "@crewkit/docs";
import { closeOnSignal, command, main } from "./steps/command.ts";
import { host, parsePort, startOnPort } from "./steps/port.ts";
import { buildPackage } from "./steps/turbo.ts";

const { port: requestedPort } = command(
  "pnpm site",
  "Builds the docs if they are outdated and serves them until Ctrl-C. CREWKIT_DOCS_URL sets their URL.",
)
  .option("--port <number>", "the port (default: 4000, or the next free port)", parsePort)
  .parse()
  .opts<{ port?: number }>();

await main(async () => {
  await buildPackage("docs");
  const docs = await startOnPort({ name: "docs", defaultPort: 4000, requestedPort, flag: "--port" }, (port) =>
    serveDocs({ port, host }),
  );
  closeOnSignal(docs);
  console.log(`Docs          ${docs.url}`);
});
