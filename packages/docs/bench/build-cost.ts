import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, listOperations } from "@crewkit/openapi";
import { resize } from "../../mock/bench/contracts.ts";
import type { Figure } from "./figure.ts";

/** The cost of building the site, and of Redoc's tool for its page: CPU seconds, the lowest of some tries. */
export function buildFigures(contract: Contract, tries: number): Figure[] {
  const bounds: [number, number][] = [
    [listOperations(contract).length, 3],
    [1000, 10],
  ];
  return bounds.map(([size, atMost]) => ({
    name: `build, CPU, ${size} operations`,
    unit: "s",
    value: leastCost(ours, resize(contract, size), tries),
    atMost,
    redoc: leastCost(redoc, resize(contract, size), 1),
  }));
}

type Command = (file: string) => string[];

const ours: Command = (file) => [process.execPath, join(import.meta.dirname, "build.ts"), file];
const redoc: Command = (file) => [redocly, "build-docs", file, "--output", `${file}.html`];
const redocly = join(import.meta.dirname, "../../../node_modules/.bin/redocly");

function leastCost(command: Command, contract: Contract, tries: number): number {
  const folder = mkdtempSync(join(tmpdir(), "crewkit-bench-"));
  const file = join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify(contract));
  try {
    return Math.min(...Array.from({ length: tries }, () => costOf(command(file))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A shell knows the cost of its children and of theirs. Node only knows its own.
function costOf([program = "", ...args]: string[]): number {
  const command = '"$0" "$@" >/dev/null 2>&1 && times';
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const times = execFileSync("sh", ["-c", command, program, ...args], { encoding: "utf8", env });
  const [user = 0, system = 0] = (times.trim().split("\n").at(-1) ?? "").split(" ").map(seconds);
  return user + system;
}

// `0m2.340s`
function seconds(time: string): number {
  const [, minutes, rest] = /^(\d+)m([\d.]+)s$/.exec(time) ?? [];
  return Number(minutes) * 60 + Number(rest);
}
