/**
 * Generates code from the contract for the types, the client, the mock, the conformance suite and the docs.
 *
 * @example
 * import { generateCode } from "@crewkit/codegen";
 * import { readContract } from "@crewkit/openapi/node";
 * for (const [path, text] of await generateCode(readContract(), "1.2.3")) await writeFile(path, text);
 * @module
 */
import type { Contract } from "@crewkit/openapi";
import { generateClientCalls } from "./client/example.ts";
import { generateClient } from "./client/index.ts";
import { updateNames } from "./client/names.ts";
import { generateHandlerTypes } from "./mock.ts";
import { generateTypes } from "./types/index.ts";

export { updateMethodList } from "./client/readme.ts";
export { generateControl, updateControlTable } from "./control.ts";

/**
 * @param version the version of the packages.
 * @returns the content of each file, by its path in the repository.
 * @throws if the generators do not support a part of the contract.
 */
export async function generateCode(contract: Contract, version: string): Promise<Map<string, string>> {
  const packages = {
    types: await generateTypes(contract),
    client: generateClient(contract, version),
    docs: { "client-calls.ts": generateClientCalls(contract) },
    mock: { "handler-types.ts": generateHandlerTypes(contract), "version.ts": generateVersion(version) },
    conformance: { "version.ts": generateVersion(version) },
  };
  const files = Object.entries(packages).flatMap(([name, texts]) =>
    Object.entries(texts).map(([file, text]) => [`packages/${name}/src/generated/${file}`, text] as const),
  );
  return new Map([...files, ["packages/codegen/src/client/names.txt", updateNames(contract)]]);
}

function generateVersion(version: string): string {
  return `/** The version of the package. */
export const version = ${JSON.stringify(version)};
`;
}
