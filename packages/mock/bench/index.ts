import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { Command } from "commander";
import { resize, sizes, writeContracts } from "./contracts.ts";
import { costText, measureAll } from "./cpu.ts";
import { broken, figureText } from "./figure.ts";
import { manyFigures } from "./many.ts";
import { memoryFigures } from "./memory.ts";
import { pack } from "./packed.ts";
import { ratioFigures } from "./ratios.ts";
import { startFigures } from "./start.ts";

const { quick } = new Command("pnpm bench mock")
  .description("Compares the mock, as it is published, with bare node:http, Prism, Scalar and openapi-backend.")
  .option("--quick", "a short run, whose figures vary more")
  .parse()
  .opts<{ quick?: true }>();

const effort = quick ? { rounds: 2, requests: 2000 } : { rounds: 5, requests: 5000 };
const contract = readContract();
const folder = await mkdtemp(join(tmpdir(), "crewkit-bench-"));
try {
  const packed = await pack(folder);
  const entry = join(packed, "dist/index.js");
  const files = await writeContracts(contract, folder);
  const contracts = Object.fromEntries(
    sizes.map((size) => [size, { file: files[size] ?? "", contract: resize(contract, size) }]),
  );
  console.log(`${costText(await measureAll(contracts, entry, effort))}\n`);
  const figures = [
    ...(await ratioFigures(contracts, entry, effort)),
    ...(await startFigures(packed, quick ? 3 : 10)),
    ...(await memoryFigures(contract, packed)),
    ...(await manyFigures(entry)),
  ];
  console.log(figureText(figures));
  if (broken(figures).length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
