import { join } from "node:path";
import { type Metric, table } from "../tools/metrics.ts";
import { checkGenerator, type GeneratorResult } from "./generate.ts";
import { type Generator, generators, shownEnum } from "./generators.ts";
import type { Sample, Samples } from "./samples.ts";

export interface Report {
  metrics: Metric[];
  /** What the metrics count. */
  findings: string[];
}

/** Runs all generators, and prints how each represents an open enum. */
export async function reportGenerators(folder: string, contract: string, samples: Samples): Promise<Report> {
  const { published, withNewValues, uncovered } = samples;
  const metrics: Metric[] = [
    { name: "samples", value: published.length },
    { name: "samples with new values", value: withNewValues.length },
    { name: "open enums that no sample contains", value: uncovered.length, max: 0 },
  ];
  const findings = [...uncovered];
  const lines = [
    ["", "version", `type of ${shownEnum.component}.${shownEnum.property}`, "run-time schema", "new values"],
  ];
  for (const generator of generators) {
    const { name } = generator;
    const result = await checkGenerator(generator, contract, join(folder, name), [...published, ...withNewValues]);
    const count = (all: Sample[]) => all.filter((sample) => result.rejected.has(sample)).length;
    const rejectedNewValues = count(withNewValues);
    metrics.push(
      { name: `${name}: type errors`, value: result.typeErrors.length, max: 0 },
      { name: `${name}: rejected samples`, value: count(published), max: 0 },
      { name: `${name}: rejected samples with new values`, value: rejectedNewValues, max: 0 },
    );
    findings.push(...listFindings(generator, result));
    const { version, shown } = result;
    lines.push([name, version, shown.type, shown.schema, rejectedNewValues === 0 ? "accepted" : "rejected"]);
  }
  console.log(`${table(lines)}\n`);
  return { metrics, findings };
}

function listFindings({ name }: Generator, { typeErrors, rejected }: GeneratorResult): string[] {
  const rejections = [...rejected].map(
    ([sample, reason]) => `${sample.operation.operationId}, ${sample.name}: ${reason}`,
  );
  return [...typeErrors, ...rejections].map((text) => `${name}: ${text}`);
}
