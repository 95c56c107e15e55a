import { isDeepStrictEqual } from "node:util";
import type { Story } from "../../../plan/plan.ts";
import { at, isObject } from "../../../values/json.ts";
import type { Steps } from "../../../walks/walk.ts";
import { readAll } from "../../../world/read-all.ts";
import { Unreached } from "../../../world/unreached.ts";
import type { OperationId } from "../world/ask.ts";
import type { Stories } from "./stories.ts";

const costs = ["total_sessions", "total_cost_usd"];
const figures = [...costs, "total_input_tokens", "total_output_tokens"];

/** Figures of one thing agree, whoever tells them. */
export const analyticsStories: Stories = {
  listAnalyticsByAgent: { "adds up to the summary": addsUp("listAnalyticsByAgent") },
  listAnalyticsByUser: { "adds up to the summary": addsUp("listAnalyticsByUser") },
  listAnalyticsByProject: { "adds up to the summary": addsUp("listAnalyticsByProject") },
  getAnalyticsTimeseries: {
    "adds up to the summary": addsUp("getAnalyticsTimeseries", "/data/points"),
    "has a point for each day": hasAllDays("getAnalyticsTimeseries"),
  },
  getCostBreakdown: { "adds up to the summary": addsUp("getCostBreakdown", "/data/by_outcome", costs) },
  getSuccessTrend: {
    "has the rate of the summary": hasRate,
    "has a point for each day": hasAllDays("getSuccessTrend"),
  },
};

// A list page by page, or the parts at a JSON pointer of an answer.
function addsUp(operationId: OperationId, pointer?: string, names: readonly string[] = figures): Story {
  return async ({ world, read, expect }) => {
    const summarize = () => read("getAnalyticsSummary", "/data");
    const before = await summarize();
    const parts = pointer ? await read(operationId, pointer) : await readAll(world, operationId);
    if (!isDeepStrictEqual(before, await summarize())) throw new Unreached("Sessions came while it was read.");
    const items = [parts].flat().filter(isObject);
    for (const name of names) {
      const [sum, total] = [items.reduce((all, item) => all + Number(item[name]), 0), Number(at(before, `/${name}`))];
      // Money is rounded to four decimals, in each part anew.
      const isSame = Math.abs(sum - total) <= 0.00006 * (items.length + 1);
      expect(isSame, `${name} must add up to the ${total} of the summary, but makes ${sum}.`);
    }
  };
}

async function hasRate({ read, expect }: Steps): Promise<void> {
  const rateOf = (operationId: OperationId) => read(operationId, "/data/success_rate");
  const [before, rate, after] = [
    await rateOf("getAnalyticsSummary"),
    await rateOf("getSuccessTrend"),
    await rateOf("getAnalyticsSummary"),
  ];
  if (before !== after) throw new Unreached("Sessions were judged while it was read.");
  expect(rate === before, `The success rate must be the ${before} of the summary, but is ${rate}.`);
}

const day = 86_400_000;

function hasAllDays(operationId: OperationId): Story {
  return async ({ world, read, expect }) => {
    const last = Math.floor((world.now() * 1000) / day) * day;
    const days = Array.from({ length: 14 }, (_, index) => last - (13 - index) * day);
    const [start_date, end_date] = [dateOf(days[0]), dateOf(days.at(-1))];
    const series = await read(operationId, "/data/points", { query: { period: "daily", start_date, end_date } });
    const points = [series].flat().map((point) => Date.parse(String(at(point, "/starts_at"))));
    const lacking = days.filter((each) => !points.includes(each)).map(dateOf);
    const isWhole = lacking.length === 0 && points.length === days.length;
    const told = lacking.length > 0 ? `lacks ${lacking.join(", ")}` : `has ${points.length} points`;
    expect(isWhole, `From ${start_date} to ${end_date} there must be a point for each day, but the series ${told}.`);
  };
}

function dateOf(time = 0): string {
  return new Date(time).toISOString().slice(0, 10);
}
