import { type CrewkitOptions, createCrewkit } from "@crewkit/client";
import { createMock, type Mock } from "@crewkit/mock";
import { Client, type ClientOptions, InMemoryTransport } from "@modelcontextprotocol/client";
import { createServer, type ServerSettings } from "../server.ts";

export interface TestClient {
  mock: Mock;
  client: Client;
  callTool(name: string, args: object): Promise<ToolResult>;
  close(): Promise<void>;
}

interface ToolResult {
  texts: string[];
  isError: boolean;
}

interface Options extends Partial<ServerSettings> {
  /** Options of the client of the API, such as a `fetch` that fails. */
  api?: Pick<CrewkitOptions, "fetch">;
  /** Options of the MCP client, such as its capabilities. */
  mcp?: ClientOptions;
}

/** Connects a client to a server in the same process, which uses a mock with the token of Acme's owner. */
export async function connect({ api, mcp, ...settings }: Options = {}): Promise<TestClient> {
  const mock = createMock();
  const crewkit = createCrewkit({ baseUrl: mock.url, fetch: mock.fetch, token: mock.firstCall.token, ...api });
  const server = createServer({ crewkit, access: "read", showSecrets: false, toolTags: [], ...settings });
  const client = new Client({ name: "test", version: "1.0.0" }, mcp);
  const [transport, serverTransport] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(serverTransport), client.connect(transport)]);
  return {
    mock,
    client,
    async callTool(name, args) {
      const { content, isError = false } = await client.callTool({ name, arguments: { ...args } });
      return { texts: content.map((each) => (each.type === "text" ? each.text : "")), isError };
    },
    close: () => client.close(),
  };
}
