import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readContract } from "@crewkit/openapi/node";
import type { Suite } from "../tools/suite.ts";
import { reportGenerators } from "./report.ts";
import { createSamples } from "./samples.ts";
import { lint } from "./spectral.ts";

// A variable, so that type checks pass without the peers installed.
const validity: string = "./validity.ts";
const contract = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));

export const suite: Suite = async ({ folder }) => {
  // The generated code imports packages such as zod.
  await symlink(join(import.meta.dirname, "../node_modules"), join(folder, "node_modules"));
  const { validate }: { validate(file: string): Promise<string[]> } = await import(validity);
  const invalid = await validate(contract);
  const lintFindings = await lint(contract);
  const { metrics, findings } = await reportGenerators(folder, contract, createSamples(readContract()));
  for (const finding of [...invalid, ...lintFindings, ...findings]) console.log(finding);
  return [
    { name: "swagger-parser: errors", value: invalid.length, max: 0 },
    { name: "Spectral, three rulesets: findings", value: lintFindings.length, max: 0 },
    ...metrics,
  ];
};
