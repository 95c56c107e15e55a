import { main } from "./steps/command.ts";
import { buildPackage } from "./steps/turbo.ts";

// The CLI of the MCP server, with up-to-date texts. Its standard output is for the protocol only.
await main(() => buildPackage("mcp"));
await import("@crewkit/mcp/cli");
