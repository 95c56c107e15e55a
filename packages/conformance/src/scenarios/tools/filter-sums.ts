import type { Operation, Parameter } from "@crewkit/openapi";
import type { SumFilter } from "../../base/plan.ts";
import { SkipError } from "../../base/skip.ts";
import type { EngineSteps } from "../../context/engine-context.ts";
import { formatList, inRule, text } from "../../values/format.ts";

interface TotalFilter {
  operation: Operation;
  parameter: Parameter;
  filter: SumFilter;
}

/** @param outer the filter whose part is the whole. By default, everything is the whole. */
export async function checkPartition(
  { operation, parameter, filter }: TotalFilter,
  outer: TotalFilter | undefined,
  { context, send, expect }: EngineSteps,
): Promise<void> {
  const draft = await context.createDraft(operation);
  const readTotal = async (query: Record<string, string>) =>
    filter.total((await send({ ...draft, query: { ...draft.query, ...query } })).body);
  const { whole, parts, remainder = 0 } = await filter.parts(context);
  const outerParts = await outer?.filter.parts(context);
  let [outerPart, total]: [Record<string, string>, number] = [{}, outer ? 0 : await readTotal(whole)];
  for (const part of outerParts?.parts.toReversed() ?? [])
    if (total === 0) [outerPart, total] = [part, await readTotal({ ...outerParts?.whole, ...whole, ...part })];
  if (total === 0 || parts.length === 0) throw new SkipError("There is no total to split into parts.");
  // If a filter were ignored, each part would have the total of the whole, so five are enough.
  const chosen = outer ? parts.slice(-5) : parts;
  const totals: number[] = [];
  for (const part of chosen) totals.push(await readTotal({ ...outerPart, ...part }));
  const sum = totals.reduce((a, b) => a + b, 0);
  const minimum = chosen.length < parts.length ? 0 : total - remainder;
  const maximum = outer ? total : total - remainder;
  const texts = chosen.map((part, index) => `${new URLSearchParams(part)}: ${totals[index]}`);
  const range = minimum === maximum ? maximum : `${minimum} to ${maximum}`;
  const outerLabel = { message: `${new URLSearchParams(outerPart)}`, rule: `${outer?.parameter.name}` };
  const label = text`the parts by ${inRule(parameter.name)}${outer ? text` with ${outerLabel}` : inRule("")}`;
  expect(
    !exceeds(sum, maximum) && !exceeds(minimum, sum),
    text`Expected ${label} to add up to ${range}, but received ${sum} (${formatList(texts, "; ")}).`,
  );
}

// Allows for rounded amounts of money.
function exceeds(a: number, b: number): boolean {
  return a - b > 1e-6 * Math.max(1, Math.abs(b));
}
