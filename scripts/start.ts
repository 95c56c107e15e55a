import { serveDocs } from "@crewkit/docs";
import type { Mock } from "@crewkit/mock";
import { closeOnSignal, command, main } from "./steps/command.ts";
import { host, parsePort, startOnPort } from "./steps/port.ts";
import { buildPackage } from "./steps/turbo.ts";

const { docsPort, mockPort } = command(
  "pnpm start",
  "Builds the docs if they are outdated, and serves the docs and the mock until Ctrl-C.",
)
  .option("--docs-port <number>", "the port of the docs (default: 4000, or the next free port)", parsePort)
  .option("--mock-port <number>", "the port of the mock (default: 4010, or the next free port)", parsePort)
  .parse()
  .opts<{ docsPort?: number; mockPort?: number }>();

const docsOptions = { name: "docs", defaultPort: 4000, requestedPort: docsPort, flag: "--docs-port" };
const mockOptions = { name: "mock", defaultPort: 4010, requestedPort: mockPort, flag: "--mock-port" };

await main(async () => {
  await buildPackage("docs");
  // The mock reads the bundle on import.
  const { startMock } = await import("@crewkit/mock");
  // The two servers link to each other.
  const docs = await startOnPort(docsOptions, (port) => serveDocs({ port, host, mockUrl: () => mock.url }));
  const mock: Mock = await startOnPort(mockOptions, (port) => startMock({ port, host, docs: docs.url }));
  closeOnSignal(docs, mock);
  const { token, organizationId, curl } = mock.firstCall;
  console.log(`
Docs          ${docs.url}
Mock          ${mock.url}
Token         ${token}
Organization  ${organizationId}
Overview      ${mock.origin}/
Device page   ${mock.origin}/device-verify
Control API   ${mock.origin}/__mock/openapi.json

Try it:
${curl}

Press Ctrl-C to stop both.`);
});
