// Uses each entry of the packed package. scripts/outside/ installs the package and runs this file.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createCrewkit } from "@crewkit/client";
import { serveHttp } from "@crewkit/mcp";
import manifest from "@crewkit/mcp/package.json" with { type: "json" };
import { createMock } from "@crewkit/mock";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

const cli = fileURLToPath(import.meta.resolve("@crewkit/mcp/cli"));

function createMcpClient(): Client {
  const client = new Client({ name: "outside", version: "1.0.0" });
  after(() => client.close());
  return client;
}

test("the command serves the official client over stdio", async () => {
  const client = createMcpClient();
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [cli, "--mock"] }));
  await useServer(client);
});

test("a program serves the official client over stdio", async () => {
  const program = `
    import { createCrewkit } from "@crewkit/client";
    import { serveStdio } from "@crewkit/mcp";
    import { createMock } from "@crewkit/mock";
    const mock = createMock();
    serveStdio({ crewkit: createCrewkit({ baseUrl: mock.url, fetch: mock.fetch, token: mock.firstCall.token }) });`;
  const client = createMcpClient();
  const args = ["--input-type=module", "--eval", program];
  await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  await useServer(client);
});

test("a program serves the official client over HTTP", async () => {
  const mock = createMock();
  const crewkit = createCrewkit({ baseUrl: mock.url, fetch: mock.fetch, token: mock.firstCall.token });
  const server = await serveHttp({ crewkit, port: 0 });
  after(() => server.close());
  const client = createMcpClient();
  const requestInit = { headers: { Authorization: `Bearer ${server.token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(server.url), { requestInit }));
  await useServer(client);
});

test("the command prints its version and the version of the contract", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "--version"]);
  assert.equal(stdout, `crewkit-mcp ${manifest.version} (crewkit API ${contract.info.version})\n`);
});

async function useServer(client: Client): Promise<void> {
  assert.equal(client.getServerVersion()?.version, manifest.version);
  const { tools } = await client.listTools();
  assert.ok(tools.length > 0);
  const call = { name: "call_operation", arguments: { operationId: "getCurrentUser" } };
  assert.match(JSON.stringify(await client.callTool(call)), /Ada Okafor/);
}
