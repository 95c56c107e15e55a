import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Metric, median } from "../tools/metrics.ts";
import { type Peer, peers } from "./peers.ts";

const empty = "./empty.js";
const crewkitModules = ["@crewkit/client"] as const;
const peerModules: Record<Peer, string> = {
  "openapi-fetch": "openapi-fetch",
  "hey-api": "./hey-api/index.js",
  redocly: "./redocly/index.js",
  octokit: "@octokit/core",
  openai: "openai",
};

/** The CPU time of an import in a new process, minus the import of an empty module. */
export function importMetrics(folder: string, rounds: number): Metric[] {
  writeFileSync(join(folder, empty), "");
  const all = [empty, ...crewkitModules, ...Object.values(peerModules)];
  const costs = Array.from({ length: rounds }, () => new Map(all.map((module) => [module, cpuOf(folder, module)])));
  const netCost = (module: string) => median(costs.map((round) => (round.get(module) ?? 0) - (round.get(empty) ?? 0)));
  const peerValues = Object.fromEntries(peers.map((peer) => [peer, netCost(peerModules[peer])]));
  return crewkitModules.map((module) => ({
    name: `import of ${module}, CPU`,
    unit: "ms",
    value: netCost(module),
    max: 3,
    ...(module === "@crewkit/client" && { peers: peerValues }),
  }));
}

const program = `
  const [module] = process.argv.slice(-1);
  const before = process.cpuUsage();
  await import(module);
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);`;

// Uses --eval, because stripping types from a file would warm up the import.
function cpuOf(folder: string, module: string): number {
  const flags = ["--input-type=module", "--eval", program, "--", module];
  return Number(execFileSync(process.execPath, flags, { cwd: folder, encoding: "utf8" }));
}
