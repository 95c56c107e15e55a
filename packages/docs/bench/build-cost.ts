import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, listOperations } from "@crewkit/openapi";
import { resize } from "../../mock/bench/contracts.ts";
import type { Figure } from "./figure.ts";

/** What it costs to build the site, and what Redoc's tool takes for its page: seconds of CPU, the least of some tries. */
export function buildFigures(contract: Contract, tries: number): Figure[] {
  const bounds: [number, number][] = [
    [listOperations(contract).length, 3],
    [1000, 10],
  ];
  return bounds.map(([size, atMost]) => ({
    name: `build, CPU, ${size} operations`,
    unit: "s",
    value: leastCost("ours", resize(contract, size), tries),
    atMost,
    redoc: leastCost("redoc", resize(contract, size), 1),
  }));
}

function leastCost(what: "ours" | "redoc", contract: Contract, tries: number): number {
  const folder = mkdtempSync(join(tmpdir(), "crewkit-bench-"));
  const file = join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify(contract));
  try {
    return Math.min(...Array.from({ length: tries }, () => costOf(what, file)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A shell knows what its children cost and their children too; Node knows only of itself.
function costOf(what: string, file: string): number {
  const command = '"$0" "$@" >/dev/null && times';
  const program = join(import.meta.dirname, "build.ts");
  const times = execFileSync("sh", ["-c", command, process.execPath, program, what, file], { encoding: "utf8" });
  const [user = 0, system = 0] = (times.trim().split("\n").at(-1) ?? "").split(" ").map(seconds);
  return user + system;
}

// `0m2.340s`
function seconds(time: string): number {
  const [, minutes, rest] = /^(\d+)m([\d.]+)s$/.exec(time) ?? [];
  return Number(minutes) * 60 + Number(rest);
}
