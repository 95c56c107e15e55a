import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Metric } from "../tools/metrics.ts";
import { peers } from "./peers.ts";
import { type Program, programs } from "./programs.ts";

interface SizeLimit {
  name: string;
  path: string;
  max: number;
}

const client = fileURLToPath(new URL("..", import.meta.resolve("@crewkit/client")));
const { sizeLimits }: { sizeLimits: SizeLimit[] } = await import(join(client, ".size-limit.js"));

/** The sizes of browser programs, bundled and minified by esbuild and compressed by gzip. */
export async function bundleMetrics(folder: string): Promise<Metric[]> {
  const others = peers.map(async (peer) => [peer, await sizeOf(folder, oneCall(programs[peer]))] as const);
  const metric = async (name: string, source: string) => ({ name, unit: "bytes", value: await sizeOf(folder, source) });
  return [
    ...(await Promise.all(sizeLimits.map(limitMetric))),
    {
      ...(await metric("bundle of one list of createCrewkit()", oneCall(programs.crewkit))),
      peers: Object.fromEntries(await Promise.all(others)),
    },
    await metric(
      "bundle of @crewkit/client and /ops, everything",
      'export * from "@crewkit/client"; export * as ops from "@crewkit/client/ops";',
    ),
  ];
}

async function limitMetric({ name, path, max }: SizeLimit): Promise<Metric> {
  const file = join(client, path);
  return {
    name: `bundle of ${name}`,
    unit: "bytes",
    value: await sizeOf(dirname(file), await readFile(file, "utf8")),
    max,
  };
}

const oneCall = ({ connect, list }: Pick<Program, "connect" | "list">) => `${connect}\n${list}`;

async function sizeOf(folder: string, contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2023",
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
