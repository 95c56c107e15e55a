import { readContract } from "@crewkit/openapi/node";
import { clientFiles } from "./client/index.ts";
import { docsFiles } from "./docs.ts";
import { exampleFiles } from "./examples.ts";
import { factFiles } from "./facts.ts";
import { handlerFiles } from "./handlers.ts";
import { differences } from "./output.ts";
import { type GeneratedFiles, root } from "./project.ts";
import { typeFiles } from "./types.ts";

/** What is generated from the bundle and committed. (The examples come before: the bundle is made of them.) */
export async function filesAfterBundle(): Promise<GeneratedFiles> {
  const contract = readContract();
  return new Map([
    ...(await typeFiles()),
    ...factFiles(contract),
    ...clientFiles(contract),
    ...docsFiles(contract),
    ...handlerFiles(),
  ]);
}

/** Says which generated files of the repository are not what the contract makes now: a sentence each. */
export async function staleFiles(): Promise<string[]> {
  return differences(root, new Map([...(await exampleFiles()), ...(await filesAfterBundle())]));
}
