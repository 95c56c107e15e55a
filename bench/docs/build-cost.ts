import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, listOperations } from "@crewkit/openapi";
import { resize } from "../tools/contracts.ts";
import type { Metric } from "../tools/metrics.ts";

/** The minimum CPU time to build the site and Redoc's page. */
export function buildMetrics(folder: string, contract: Contract, attempts: number): Metric[] {
  const limits: [number, number][] = [
    [listOperations(contract).length, 4],
    [1000, 12],
  ];
  return limits.map(([size, max]) => {
    const file = join(folder, `${size}.json`);
    writeFileSync(file, JSON.stringify(resize(contract, size)));
    const site = [process.execPath, join(import.meta.dirname, "build.ts"), file];
    const redoc = [redocly, "build-docs", file, "--output", `${file}.html`];
    const value = Math.min(...Array.from({ length: attempts }, () => cpuTimeOf(site)));
    return { name: `build, CPU, ${size} operations`, unit: "s", value, max, peers: { Redoc: cpuTimeOf(redoc) } };
  });
}

const redocly = join(import.meta.dirname, "../../node_modules/.bin/redocly");

// A shell reports the CPU time of child processes, Node only its own.
function cpuTimeOf([program = "", ...args]: string[]): number {
  const command = '"$0" "$@" >/dev/null 2>&1 && times';
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const times = execFileSync("sh", ["-c", command, program, ...args], { encoding: "utf8", env });
  const [user = 0, system = 0] = (times.trim().split("\n").at(-1) ?? "").split(" ").map(seconds);
  return user + system;
}

function seconds(time: string): number {
  const [, minutes, rest] = /^(\d+)m([\d.]+)s$/.exec(time) ?? [];
  return Number(minutes) * 60 + Number(rest);
}
