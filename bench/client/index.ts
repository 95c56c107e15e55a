import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import type { Suite } from "../tools/metrics.ts";
import { pack } from "../tools/pack.ts";
import { bundleMetric } from "./bundle.ts";
import { completionMetrics } from "./completion.ts";
import { concurrencyMetrics } from "./concurrency.ts";
import { cpuMetrics } from "./cpu.ts";
import { importMetrics } from "./import.ts";
import { generatePeers } from "./peers.ts";
import { createSample } from "./sample.ts";
import { typeMetrics } from "./types.ts";

export const suite: Suite = async ({ folder, quick }) => {
  const contract = readContract();
  await pack(folder, ["@crewkit/client", "@crewkit/types"], ["@octokit/core", "openai", "openapi-fetch"]);
  await generatePeers(folder);
  // Otherwise, Node compiles the generated clients twice: as CommonJS, then as ES modules.
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const sample = createSample(contract);
  await writeFile(join(folder, "sample.json"), JSON.stringify(sample));
  return [
    await bundleMetric(folder),
    ...(await cpuMetrics(folder, quick ? { generations: 2, rounds: 10 } : { generations: 5, rounds: 20 })),
    ...importMetrics(folder, quick ? 5 : 15),
    ...typeMetrics(folder, contract),
    ...completionMetrics(folder, quick ? 5 : 15),
    ...(await concurrencyMetrics(folder, sample)),
  ];
};
