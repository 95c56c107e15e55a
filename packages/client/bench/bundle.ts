import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { type Figure, peers } from "./figure.ts";
import { oneOperation, type Program, programs } from "./programs.ts";

const everything = 'export * from "@crewkit/client";';

/** What programs weigh in a browser: bundled and minified by esbuild, then packed by gzip. */
export async function bundleFigures(folder: string): Promise<Figure[]> {
  const size = (source: string) => sizeOf(folder, source);
  const beside = peers.map(async (peer) => [peer, await size(oneCall(programs[peer]))] as const);
  const figure = async (name: string, source: string) => ({ name, unit: "bytes", value: await size(source) });
  return [
    {
      ...(await figure("bundle of one operation of /ops", oneOperation)),
      atMost: 2000,
      until: 3000,
      peers: await entriesOf(beside),
    },
    await figure(
      "bundle of the same, with all that a connection can do",
      oneOperation.replaceAll("connect", "connectResilient"),
    ),
    await figure("bundle of one call of createCrewkit()", oneCall(programs.crewkit)),
    { ...(await figure("bundle of @crewkit/client, everything", everything)), atMost: 5000, until: 6500 },
    await figure("bundle of that and all of /ops", `${everything} export * as ops from "@crewkit/client/ops";`),
  ];
}

const oneCall = ({ connect, list }: Pick<Program, "connect" | "list">) => `${connect}\n${list}`;

async function entriesOf<Key extends string>(entries: Promise<readonly [Key, number]>[]) {
  return Object.fromEntries(await Promise.all(entries)) as Record<Key, number>;
}

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
