import { getToolsFromOpenApi } from "openapi-mcp-generator";

/** The tools of a generated server, which has one tool for each operation. */
export async function generateTools(contractFile: string): Promise<object[]> {
  const tools = await getToolsFromOpenApi(contractFile, { baseUrl: "https://api.example", dereference: true });
  return tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
}
