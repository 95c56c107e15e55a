import { boundOf, type Schemas } from "../../contract/values.ts";
import { addSession, Tally } from "../../rules/statistics/tally.ts";
import type { Tables } from "../../store/tables.ts";
import { type AnalyticsContext, clampedTimestamp, type DateRange, startOfDay } from "./date-range.ts";

export interface SeriesContext extends Omit<AnalyticsContext, "query" | "error"> {
  query: AnalyticsContext["query"] & { period: Schemas["AnalyticsPeriod"] };
  error(name: "endBeforeStart" | "tooManyPoints"): Error;
}

export type Point = [startsAt: string, tally: Tally];

/** Aggregates sessions by hour, day, week or month. Includes periods without sessions. */
export function seriesOf(context: SeriesContext, range: DateRange, sessions: readonly Tables["sessions"][]): Point[] {
  const { period } = context.query;
  const starts = periodStarts(range, period, boundOf(context.contract, ["AnalyticsTimeseries", "points"], "maxItems"));
  if (!starts) throw context.error("tooManyPoints");
  const tallies = new Map(starts.map((start) => [start, new Tally()]));
  for (const session of sessions) {
    const tally = tallies.get(periodStart(Date.parse(session.started_at), period));
    if (tally) addSession(tally, session);
  }
  return [...tallies].map(([start, tally]) => [clampedTimestamp(start), tally]);
}

/**
 * The start times of all periods that overlap a range, in milliseconds since 1970. Undefined if there are more than
 * `max` periods.
 *
 * @example
 * periodStarts({ start_date: "2026-11-01", end_date: "2026-11-03" }, "weekly", 750); // 26 October and 2 November
 */
function periodStarts(
  { start_date, end_date }: DateRange,
  period: Schemas["AnalyticsPeriod"],
  max: number,
): number[] | undefined {
  const last = periodStart(startOfDay(end_date) + (period === "hourly" ? lastHour : 0), period);
  const starts: number[] = [];
  for (let at = periodStart(startOfDay(start_date), period); at <= last; at = nextPeriodStart(at, period)) {
    if (starts.length === max) return undefined;
    starts.push(at);
  }
  return starts;
}

/** The start of the hour, day, week (Monday) or month that contains a time, in UTC. */
function periodStart(time: number, period: Schemas["AnalyticsPeriod"]): number {
  const date = new Date(time);
  if (period === "hourly") return date.setUTCMinutes(0, 0, 0);
  date.setUTCHours(0, 0, 0, 0);
  if (period === "weekly") date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  if (period === "monthly") date.setUTCDate(1);
  return date.getTime();
}

const lastHour = 23 * 60 * 60 * 1000;

// Don't use `Date.UTC`, which maps the years 0 to 99 to 1900 to 1999.
function nextPeriodStart(start: number, period: Schemas["AnalyticsPeriod"]): number {
  const date = new Date(start);
  const next = {
    hourly: () => date.setUTCHours(date.getUTCHours() + 1),
    daily: () => date.setUTCDate(date.getUTCDate() + 1),
    weekly: () => date.setUTCDate(date.getUTCDate() + 7),
    monthly: () => date.setUTCMonth(date.getUTCMonth() + 1),
  };
  return next[period]();
}
