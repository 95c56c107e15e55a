import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { Command } from "commander";
import { bundleFigures } from "./bundle.ts";
import { completionFigures } from "./completion.ts";
import { cpuFigures } from "./cpu.ts";
import { broken, figureText } from "./figure.ts";
import { importFigures } from "./import.ts";
import { pack } from "./packed.ts";
import { generatePeers } from "./peers.ts";
import { makeSample } from "./sample.ts";
import { deviceFigures } from "./storms/device.ts";
import { limitFigures } from "./storms/limits.ts";
import { tokenFigures } from "./storms/tokens.ts";
import { typeFigures } from "./types.ts";

const { quick } = new Command("pnpm bench client")
  .description("Compares the client, as it is published, with openapi-fetch, hey-api, Redocly, Octokit and OpenAI's.")
  .option("--quick", "a short run, whose figures vary more")
  .parse()
  .opts<{ quick?: true }>();

const contract = readContract();
const folder = await mkdtemp(join(tmpdir(), "crewkit-bench-"));
try {
  await pack(folder);
  await generatePeers(folder);
  await writeFile(join(folder, "sample.json"), JSON.stringify(makeSample(contract)));
  const figures = [
    ...(await bundleFigures(folder)),
    ...(await cpuFigures(folder, quick ? { generations: 2, rounds: 10 } : { generations: 5, rounds: 20 })),
    ...importFigures(folder, quick ? 5 : 15),
    ...typeFigures(folder, contract),
    ...completionFigures(folder, quick ? 5 : 15),
    ...(await tokenFigures()),
    ...(await limitFigures()),
    ...(await deviceFigures()),
  ];
  console.log(figureText(figures));
  if (broken(figures).length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
