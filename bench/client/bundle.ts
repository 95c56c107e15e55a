import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Metric } from "../tools/metrics.ts";
import { peers } from "./peers.ts";
import { oneOperation, type Program, programs } from "./programs.ts";

const everything = 'export * from "@crewkit/client";';

/** The sizes of browser programs, bundled and minified by esbuild and compressed by gzip. */
export async function bundleMetrics(folder: string): Promise<Metric[]> {
  const size = (source: string) => sizeOf(folder, source);
  const others = peers.map(async (peer) => [peer, await size(oneCall(programs[peer]))] as const);
  const metric = async (name: string, source: string) => ({ name, unit: "bytes", value: await size(source) });
  return [
    {
      ...(await metric("bundle of one operation of /ops", oneOperation)),
      max: 2000,
      temporaryMax: 3000,
      peers: Object.fromEntries(await Promise.all(others)),
    },
    await metric(
      "bundle of one operation of /ops with connectResilient()",
      oneOperation.replaceAll("connect", "connectResilient"),
    ),
    await metric("bundle of one call of createCrewkit()", oneCall(programs.crewkit)),
    { ...(await metric("bundle of @crewkit/client, everything", everything)), max: 5000, temporaryMax: 6500 },
    await metric(
      "bundle of @crewkit/client and /ops, everything",
      `${everything} export * as ops from "@crewkit/client/ops";`,
    ),
  ];
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
