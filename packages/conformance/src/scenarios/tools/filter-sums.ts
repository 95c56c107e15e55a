import type { Operation, Parameter } from "@crewkit/openapi";
import { SkipError } from "../../context/skip.ts";
import type { SumFilter } from "../../plan/rules.ts";
import { formatList } from "../../values/format.ts";
import type { ScenarioSteps } from "../scenario.ts";

export interface TotalFilter {
  operation: Operation;
  parameter: Parameter;
  filter: SumFilter;
}

type Query = Record<string, string>;

/** The totals of all parts must add up to the total of the whole. */
export async function checkPartition(totalFilter: TotalFilter, steps: ScenarioSteps): Promise<void> {
  const { whole, parts, remainder = 0 } = await totalFilter.filter.parts(steps.context);
  const readTotal = await createReader(totalFilter, steps);
  const expectedTotal = await readTotal(whole);
  if (expectedTotal === 0 || parts.length === 0) throw new SkipError("There is no total to split into parts.");
  const totals: number[] = [];
  for (const part of parts) totals.push(await readTotal(part));
  const sum = totals.reduce((a, b) => a + b, remainder);
  const texts = parts.map((part, index) => `${new URLSearchParams(part)}: ${totals[index]}`);
  const description = `${formatList(texts, "; ")}; others: ${remainder}`;
  const isEqual = !exceeds(sum, expectedTotal) && !exceeds(expectedTotal, sum);
  steps.expect(isEqual, `Expected the parts to add up to ${expectedTotal}, but received ${sum} (${description}).`);
}

/** Uses a part of one filter as the whole of the other, in both directions. */
export async function checkPartitionPair([one, two]: [TotalFilter, TotalFilter], steps: ScenarioSteps): Promise<void> {
  await checkNestedPartition(one, two, steps);
  await checkNestedPartition(two, one, steps);
}

async function checkNestedPartition(inner: TotalFilter, outer: TotalFilter, steps: ScenarioSteps): Promise<void> {
  const { whole, parts, remainder = 0 } = await inner.filter.parts(steps.context);
  const readTotal = await createReader(inner, steps);
  const outerPartition = await outer.filter.parts(steps.context);
  const outerPart = await findPart(outerPartition.parts, (part) =>
    readTotal({ ...outerPartition.whole, ...whole, ...part }),
  );
  if (!outerPart || parts.length === 0) throw new SkipError("There is no total to split into parts.");
  // If a filter were ignored, each part would have the total of the whole, so five are enough.
  const lastParts = parts.slice(-5);
  let sum = 0;
  for (const part of lastParts) sum += await readTotal({ ...outerPart.part, ...part });
  const minimum = lastParts.length < parts.length ? 0 : outerPart.total - remainder;
  const label = `the parts by ${inner.parameter.name} with ${new URLSearchParams(outerPart.part)}`;
  const isInRange = !exceeds(sum, outerPart.total) && !exceeds(minimum, sum);
  steps.expect(isInRange, `Expected ${label} to add up to ${minimum} to ${outerPart.total}, but received ${sum}.`);
}

type ReadTotal = (query: Query) => Promise<number>;

async function findPart(
  parts: readonly Query[],
  readTotal: ReadTotal,
): Promise<{ part: Query; total: number } | undefined> {
  for (const part of parts.toReversed()) {
    const total = await readTotal(part);
    if (total > 0) return { part, total };
  }
  return undefined;
}

async function createReader({ operation, filter }: TotalFilter, { context, send }: ScenarioSteps): Promise<ReadTotal> {
  const draft = await context.createDraft(operation);
  return async (query) => filter.total((await send({ ...draft, query: { ...draft.query, ...query } })).body);
}

// Allows for rounded amounts of money.
function exceeds(a: number, b: number): boolean {
  return a - b > 1e-6 * Math.max(1, Math.abs(b));
}
