import type { AnalyticsPeriod } from "@crewkit/types";
import type { Tables } from "../../store/tables.ts";
import { boundOf } from "../contract.ts";
import { addTo, createTally, type Tally } from "../statistics/tally.ts";
import { type AnalyticsCall, type Days, momentOf, startOf } from "./selection.ts";

export interface SeriesCall extends Omit<AnalyticsCall, "query" | "refuse"> {
  query: AnalyticsCall["query"] & { period: AnalyticsPeriod };
  refuse(name: "endBeforeStart" | "tooManyPoints"): Error;
}

/** A point of a series: when it begins, and what the sessions in it add up to. */
export type Point = [startsAt: string, tally: Tally];

/**
 * Adds sessions up by hour, day, week or month. Every period that the days touch is a point, also one without sessions.
 */
export function seriesOf(call: SeriesCall, days: Days, sessions: readonly Tables["sessions"][]): Point[] {
  const { period } = call.query;
  const begins = periodsOf(days, period, boundOf(call.contract, ["AnalyticsTimeseries", "points"], "maxItems"));
  if (!begins) throw call.refuse("tooManyPoints");
  const tallies = new Map(begins.map((begin) => [begin, createTally()]));
  for (const session of sessions) {
    const tally = tallies.get(beginOf(Date.parse(session.started_at), period));
    if (tally) addTo(tally, session);
  }
  return [...tallies].map(([begin, tally]) => [momentOf(begin), tally]);
}

/**
 * When each period begins that some days touch, in milliseconds since 1970, oldest first; the first may begin before
 * them. Undefined where there are more than `most`.
 *
 * @example
 * periodsOf({ start_date: "2026-11-01", end_date: "2026-11-03" }, "weekly", 750); // 26 October and 2 November
 */
function periodsOf({ start_date, end_date }: Days, period: AnalyticsPeriod, most: number): number[] | undefined {
  const last = beginOf(startOf(end_date) + (period === "hourly" ? lastHour : 0), period);
  const begins: number[] = [];
  for (let at = beginOf(startOf(start_date), period); at <= last; at = after(at, period)) {
    if (begins.length === most) return undefined;
    begins.push(at);
  }
  return begins;
}

/** When the hour, day, week (from Monday) or month begins that a time is in, in UTC. */
function beginOf(time: number, period: AnalyticsPeriod): number {
  const date = new Date(time);
  if (period === "hourly") return date.setUTCMinutes(0, 0, 0);
  date.setUTCHours(0, 0, 0, 0);
  if (period === "weekly") date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  if (period === "monthly") date.setUTCDate(1);
  return date.getTime();
}

const lastHour = 23 * 60 * 60 * 1000;

// `Date.UTC` would take a year below 100 for one of the 1900s.
function after(begin: number, period: AnalyticsPeriod): number {
  const date = new Date(begin);
  const next = {
    hourly: () => date.setUTCHours(date.getUTCHours() + 1),
    daily: () => date.setUTCDate(date.getUTCDate() + 1),
    weekly: () => date.setUTCDate(date.getUTCDate() + 7),
    monthly: () => date.setUTCMonth(date.getUTCMonth() + 1),
  };
  return next[period]();
}
