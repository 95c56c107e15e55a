import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { buildDocs, docsAreStale, serveDocs } from "../src/index.ts";
import { advice, findChromium, launchChromium } from "../src/testing/chromium.ts";
import { buildFigures } from "./build-cost.ts";
import { broken, type Figure, figureText } from "./figure.ts";
import { loadFigures } from "./loads.ts";
import { heaviestAndTypical } from "./packed.ts";
import { pageFigures } from "./pages.ts";
import { queries } from "./queries.ts";
import { searchFigures } from "./search.ts";
import { weightFigures } from "./weight.ts";

// `pnpm bench` says what there is; `--quick` is a short run, whose figures vary more.
const { quick } = parseArgs({ options: { quick: { type: "boolean" } } }).values;

const chromium = findChromium();
if (!chromium) throw new Error(`There is no Chromium. ${advice}`);
if (docsAreStale()) await buildDocs();

const [busy = 0] = loadavg();
if (busy > availableParallelism())
  console.log("The machine is busy with other work: times are longer than they are.\n");

const contract = readContract();
const chosen = heaviestAndTypical();
const operations = listOperations(contract).filter(({ operationId }) => Object.values(chosen).includes(operationId));
const docs = await serveDocs({ port: 0 });
const browser = await launchChromium(chromium);
try {
  const loads: Figure[] = [];
  for (const operation of operations) loads.push(...(await loadFigures(browser, docs.url, operation, quick ? 3 : 7)));
  const pages = await pageFigures(browser, docs.url);
  const figures = [
    ...(await weightFigures(browser, docs.url, { ...chosen })),
    ...loads,
    ...(await searchFigures(browser, docs.url, queries(contract))),
    ...pages.figures,
    ...buildFigures(contract, quick ? 1 : 3),
  ];
  console.log([figureText(figures), ...pages.said].join("\n"));
  if (broken(figures).length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await docs.close();
}
