import { serveDocs } from "@crewkit/docs";
import { buildDocsIfStale } from "./steps/build.ts";
import { command, main, untilInterrupted } from "./steps/command.ts";
import { host, onPort, toPort } from "./steps/port.ts";

const { port: asked } = command(
  "pnpm site",
  "Builds the docs if they are stale, for the address in CREWKIT_DOCS_URL, and serves them until Ctrl-C.",
)
  .option("--port <number>", "the port (default: 4000, or the next free one)", toPort)
  .parse()
  .opts<{ port?: number }>();

await main(async () => {
  await buildDocsIfStale();
  const docs = await onPort({ name: "docs", usual: 4000, asked, flag: "--port" }, (port) => serveDocs({ port, host }));
  untilInterrupted(docs);
  console.log(`Docs          ${docs.url}`);
});
