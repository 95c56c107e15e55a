import type { AnalyticsPeriod } from "@crewkit/types";
import type { Tables } from "../../store/tables.ts";
import { boundOf } from "../contract.ts";
import { addTo, createTally, type Tally } from "../statistics/tally.ts";
import { type Days, momentOf } from "./days.ts";
import { beginOf, periodsOf } from "./periods.ts";
import type { AnalyticsCall } from "./selection.ts";

/** What a series needs of a call. */
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
