import type { AnalyticsPeriod } from "@crewkit/types";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { type Days, isWithin, momentOf, readDays } from "./days.ts";
import { beginOf, periodsOf } from "./periods.ts";
import { addTo, createTally, type Tally } from "./tally.ts";

/** What the analytics need of a call. */
export interface AnalyticsCall {
  store: Store;
  organization: { id: string };
  query: Partial<Days> & { project_id?: string; agent_name?: string };
  now(): string;
  refuse(name: "endBeforeStart"): Error;
}

/** What a series needs of it besides. */
export interface SeriesCall extends Omit<AnalyticsCall, "query" | "refuse"> {
  query: AnalyticsCall["query"] & { period: AnalyticsPeriod };
  refuse(name: "endBeforeStart" | "tooManyPoints"): Error;
}

/**
 * The days that the figures are about.
 *
 * @throws what `endBeforeStart` makes.
 */
export function daysOf({ query, now, refuse }: AnalyticsCall): Days {
  const days = readDays(query, now());
  if (days.end_date < days.start_date) throw refuse("endBeforeStart");
  return days;
}

/** The sessions that began on these days and pass the filters, newest first, whoever may see them. */
export function sessionsOf({ store, organization, query }: AnalyticsCall, days: Days): Tables["sessions"][] {
  return store.sessions.in(organization.id).filter(({ started_at, project_id, agent_name }) => {
    const passes = project_id === (query.project_id ?? project_id) && agent_name === (query.agent_name ?? agent_name);
    return passes && isWithin(days, started_at);
  });
}

/** A point of a series: when it begins, and what the sessions in it add up to. */
export type Point = [startsAt: string, tally: Tally];

/**
 * Adds sessions up by hour, day, week or month. Every period that the days touch is a point, also one without sessions.
 *
 * @throws what `tooManyPoints` makes.
 */
export function seriesOf(call: SeriesCall, days: Days, sessions: readonly Tables["sessions"][]): Point[] {
  const { period } = call.query;
  const begins = periodsOf(days, period, maxPoints);
  if (!begins) throw call.refuse("tooManyPoints");
  const tallies = new Map(begins.map((begin) => [begin, createTally()]));
  for (const session of sessions) {
    const tally = tallies.get(beginOf(Date.parse(session.started_at), period));
    if (tally) addTo(tally, session);
  }
  return [...tallies].map(([begin, tally]) => [momentOf(begin), tally]);
}

// 31 days by hour, two years by day: as many as the contract's series may have.
const maxPoints = 750;
