import { serveDocs } from "@crewkit/docs";
import { buildDocsIfStale } from "./steps/build.ts";
import { command, main, untilInterrupted } from "./steps/command.ts";
import { host, onPort, toPort } from "./steps/port.ts";

const { docsPort, mockPort } = command(
  "pnpm start",
  "Builds what is stale, and serves the docs and the mock until Ctrl-C.",
)
  .option("--docs-port <number>", "the port of the docs (default: 4000, or the next free one)", toPort)
  .option("--mock-port <number>", "the port of the mock (default: 4010, or the next free one)", toPort)
  .parse()
  .opts<{ docsPort?: number; mockPort?: number }>();

const docsWish = { name: "docs", usual: 4000, asked: docsPort, flag: "--docs-port" };
const mockWish = { name: "mock", usual: 4010, asked: mockPort, flag: "--mock-port" };

await main(async () => {
  await buildDocsIfStale();
  // It reads the bundle, which is there now.
  const { startMock } = await import("@crewkit/mock");
  const docs = await onPort(docsWish, (port) => serveDocs({ port, host }));
  const mock = await onPort(mockWish, (port) => startMock({ port, host }));
  untilInterrupted(docs, mock);
  const { token, organizationId, curl } = mock.firstCall;
  console.log(`
Docs          ${docs.url}
Mock          ${mock.url}
Token         ${token}
Organization  ${organizationId}
Devices       ${mock.origin}/device-verify
Control       ${mock.origin}/__mock/openapi.json

Try it:
${curl}

Ctrl-C ends both.`);
});
