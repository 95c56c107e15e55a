import type { Contract } from "@crewkit/openapi";

/** The contract with its servers described in plain text: there Redoc renders no Markdown, and backticks would show. */
export function withPlainServers(contract: Contract): Contract {
  const { servers } = contract;
  if (!servers) return contract;
  return {
    ...contract,
    servers: servers.map((server) =>
      server.description ? { ...server, description: server.description.replaceAll("`", "") } : server,
    ),
  };
}
