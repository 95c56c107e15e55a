import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import { root } from "../steps/project.ts";
import type { Figure, Measure } from "./figure.ts";
import { compare, type Limits, type Row, tighten } from "./limits.ts";
import { measure as bounds } from "./measures/bounds.ts";
import { measure as descriptions } from "./measures/descriptions.ts";
import { measure as examples } from "./measures/examples.ts";
import { measure as links } from "./measures/links.ts";
import { measure as operations } from "./measures/operations.ts";
import { measure as statuses } from "./measures/statuses.ts";
import { problems } from "./problems.ts";
import { readiness } from "./readiness.ts";

const limitsFile = join(root, "openapi/minimums.json");

/**
 * Measures the bundled contract and holds the figures against openapi/minimums.json.
 *
 * @param lint Whether to run the linters too: not where they have just run as checks.
 */
export async function report(contract: Contract, { lint }: { lint: boolean }): Promise<Row[]> {
  const figures = await Promise.all([measureAll(contract), readiness(), lint ? problems() : []]);
  return compare(figures.flat(), await readLimits());
}

async function readLimits(): Promise<Limits> {
  try {
    const { atLeast, atMost } = JSON.parse(await readFile(limitsFile, "utf8"));
    return { atLeast: { ...atLeast }, atMost: { ...atMost } };
  } catch (cause) {
    throw new Error("openapi/minimums.json can't be read. Take it back from git.", { cause });
  }
}

/** Writes the better ones of these figures into openapi/minimums.json, and holds all against what it says then. */
export async function updateLimits(rows: Row[]): Promise<Row[]> {
  const limits = tighten(rows);
  await writeFile(limitsFile, `${JSON.stringify(limits, null, 2)}\n`);
  return compare(rows, limits);
}

function measureAll(contract: Contract): Figure[] {
  return measures.flatMap((measure) => measure(contract));
}

// In the order of the report. One that is missing here is dead code to knip.
const measures: Measure[] = [operations, examples, descriptions, bounds, statuses, links];
