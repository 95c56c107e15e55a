import { readContract } from "@crewkit/openapi/node";
import { type GeneratedFiles, generatedBanner } from "./project.ts";

/** What the client must know of the contract while it runs, as constants, so that it need not carry the contract. */
export function factFiles(): GeneratedFiles {
  const [production] = readContract().servers ?? [];
  if (!production) throw new Error("openapi/openapi.yaml names no server. Put production first under `servers`.");
  const text = `// ${generatedBanner("openapi/")}

/** The base URL of production: the contract's first server. */
export const productionUrl = ${JSON.stringify(production.url)};
`;
  return new Map([["packages/client/src/generated/contract.ts", text]]);
}
