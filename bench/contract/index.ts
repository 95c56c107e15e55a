import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readContract } from "@crewkit/openapi/node";
import spawn, { SubprocessError } from "nano-spawn";
import type { Metric, Suite } from "../tools/metrics.ts";
import { checkGenerator } from "./check.ts";
import { generators } from "./generators.ts";
import { createSamples } from "./samples.ts";

const contract = fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"));

export const suite: Suite = async ({ folder }) => {
  // The generated code imports packages such as zod.
  await symlink(join(import.meta.dirname, "../node_modules"), join(folder, "node_modules"));
  const invalid = await validate(contract);
  const lintFindings = await lint(contract);
  const samples = createSamples(readContract());
  const metrics: Metric[] = [
    { name: "swagger-parser: errors", value: invalid.length, max: 0 },
    { name: "Spectral, three rulesets: findings", value: lintFindings.length, max: 0 },
  ];
  const findings = [...invalid, ...lintFindings];
  for (const generator of generators) {
    const result = await checkGenerator(generator, contract, join(folder, generator.name), samples);
    metrics.push(...result.metrics);
    findings.push(...result.findings);
  }
  for (const finding of findings) console.log(finding);
  return metrics;
};

/** Validates a document with Swagger Parser. Returns one message for an invalid document. */
async function validate(file: string): Promise<string[]> {
  // A variable, so that type checks pass without the peers installed.
  const swaggerParser = "@apidevtools/swagger-parser";
  const { default: SwaggerParser } = await import(swaggerParser);
  return SwaggerParser.validate(file).then(
    () => [],
    (error: unknown) => [String(error)],
  );
}

interface Finding {
  code: string;
  message: string;
  path: (string | number)[];
}

/** Lints a document with the rules in `spectral.yaml`. Returns one message per finding. */
async function lint(file: string): Promise<string[]> {
  const args = ["lint", file, "--ruleset", "contract/spectral.yaml", "--format", "json", "--fail-severity", "hint"];
  const output = await spawn("spectral", [...args, "--quiet"], { preferLocal: true }).catch((error) => {
    // Spectral exits with 1 if there are findings.
    if (error instanceof SubprocessError && error.exitCode === 1) return error;
    throw error;
  });
  const findings: Finding[] = JSON.parse(output.stdout);
  return findings.map(({ code, path, message }) => `${code}: ${path.join(".")}: ${message.split("\n")[0]}`);
}
