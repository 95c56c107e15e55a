import { createCrewkit } from "@crewkit/client";
import manifest from "@crewkit/mcp/package.json" with { type: "json" };
import { createMock } from "@crewkit/mock";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { expect, onTestFinished, test } from "vitest";
import { serveHttp } from "./index.ts";

const eras = [
  ["2025-11-25", { mode: "legacy" }],
  ["2026-07-28", { mode: { pin: "2026-07-28" } }],
] as const;

function createClient(versionNegotiation: (typeof eras)[number][1]): Client {
  const client = new Client(
    { name: "test", version: "1.0.0" },
    { versionNegotiation, capabilities: { elicitation: {} } },
  );
  onTestFinished(() => client.close());
  client.setRequestHandler("elicitation/create", () => ({ action: "accept", content: { confirm: true } }));
  return client;
}

async function useTools(client: Client): Promise<void> {
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual([
    "search_operations",
    "describe_operation",
    "call_operation",
    "read_guide",
  ]);
  const user = await client.callTool({ name: "call_operation", arguments: { operationId: "getCurrentUser" } });
  expect(user.content[1]).toMatchObject({ text: expect.stringContaining("Ada Okafor") });
}

test.each(eras)("serves a client of MCP %s on the standard input and output", async (_, negotiation) => {
  const client = createClient(negotiation);
  const cli = new URL("./cli.ts", import.meta.url).pathname;
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [cli, "--mock"] }));
  expect(client.getServerVersion()).toMatchObject({ name: "crewkit", version: manifest.version });
  await useTools(client);
});

test.each(eras)("serves a client of MCP %s over HTTP, and asks before a deletion", async (_, negotiation) => {
  const mock = createMock();
  const crewkit = createCrewkit({ baseUrl: mock.url, fetch: mock.fetch, token: mock.firstCall.token });
  const server = await serveHttp({ crewkit, access: "delete", port: 0 });
  onTestFinished(() => server.close());
  const client = createClient(negotiation);
  const requestInit = { headers: { Authorization: `Bearer ${server.token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(server.url), { requestInit }));
  await useTools(client);
  const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
  const call = { operationId: "deleteOrganization", parameters: { id } };
  const { isError, content } = await client.callTool({ name: "call_operation", arguments: call });
  expect(isError, JSON.stringify(content)).toBeFalsy();
});
