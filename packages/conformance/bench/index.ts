import { readContract } from "@crewkit/openapi/node";
import { Command } from "commander";
import { broken, figureText } from "../../mock/bench/figure.ts";
import crewkit from "../src/plans/crewkit/index.ts";
import { startMockTarget } from "../src/plans/crewkit/mock.ts";
import { compare } from "./comparison.ts";
import { growthFigures } from "./growth.ts";
import { wholeRunFigures } from "./whole-run.ts";

const { quick } = new Command("pnpm bench conformance")
  .description("Times the suite, counts its false alarms, and compares what it finds with what others find.")
  .option("--quick", "a sample: 2 seeds, and every tenth mutant")
  .parse()
  .opts<{ quick?: true }>();

const contract = readContract();
const figures = [...growthFigures(contract, crewkit), ...(await wholeRunFigures(contract, crewkit, quick ? 2 : 20))];
console.log(`${figureText(figures)}\n`);

const target = await startMockTarget();
const { text, missed } = await compare(contract, crewkit, target, quick ? 10 : 1).finally(() => target.close());
console.log(text);
for (const each of missed) console.log(`Missed: ${each}`);
if (broken(figures).length > 0 || missed.length > 0) process.exitCode = 1;
