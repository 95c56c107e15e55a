import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Metric } from "../tools/metrics.ts";
import { peers } from "./peers.ts";
import { programs } from "./programs.ts";

/** The size of a browser program, bundled and minified by esbuild and compressed by gzip. */
export async function bundleMetric(folder: string): Promise<Metric> {
  const sizeOf = async (client: keyof typeof programs) => {
    const { connect, list } = programs[client];
    const { outputFiles } = await build({
      stdin: { contents: `${connect}\n${list}`, resolveDir: folder, loader: "ts" },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "browser",
      target: "es2023",
      logLevel: "error",
    });
    return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
  };
  const others = await Promise.all(peers.map(async (peer) => [peer, await sizeOf(peer)] as const));
  const value = await sizeOf("crewkit");
  return { name: "bundle of one list", unit: "bytes", value, peers: Object.fromEntries(others) };
}
