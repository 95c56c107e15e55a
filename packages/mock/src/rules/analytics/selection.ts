import type { Contract } from "@crewkit/openapi";
import { toTimestamp } from "../../clock.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { matches } from "../matches.ts";

/** What the analytics need of a call. */
export interface AnalyticsCall {
  contract: Contract;
  store: Store;
  organization: { id: string };
  query: Partial<Days> & { project_id?: string; agent_name?: string };
  now(): string;
  refuse(name: "endBeforeStart"): Error;
}

/** The days that the figures are about. */
export function daysOf({ query, now, refuse }: AnalyticsCall): Days {
  const days = readDays(query, now());
  if (days.end_date < days.start_date) throw refuse("endBeforeStart");
  return days;
}

/** The sessions that began on these days and pass the filters, newest first, whoever may see them. */
export function sessionsOf({ store, organization, query }: AnalyticsCall, days: Days): Tables["sessions"][] {
  const { project_id, agent_name } = query;
  return store.sessions
    .in(organization.id)
    .filter((session) => matches(session, { project_id, agent_name }) && isWithin(days, session.started_at));
}

/** A range of days in UTC, both included, as an answer shows it. */
export interface Days {
  /** Such as `2026-11-01`. */
  start_date: string;
  end_date: string;
}

/**
 * The days that a query asks for. Without `end_date` they end today; without `start_date` they are 30.
 *
 * @param now the moment that decides which day is today.
 * @example
 * readDays({ end_date: "2026-11-20" }, now()); // { start_date: "2026-10-22", end_date: "2026-11-20" }
 */
export function readDays(query: Partial<Days>, now: string): Days {
  const { end_date = dateOf(now) } = query;
  return { start_date: query.start_date ?? addDays(end_date, -29), end_date };
}

/** As many days, which end on the day before these. */
export function daysBefore({ start_date, end_date }: Days): Days {
  const length = (startOf(end_date) - startOf(start_date)) / day + 1;
  return { start_date: addDays(start_date, -length), end_date: addDays(start_date, -1) };
}

/** Whether a moment lies in these days. */
export function isWithin({ start_date, end_date }: Days, moment: string): boolean {
  const date = dateOf(moment);
  return start_date <= date && date <= end_date;
}

/** When a day begins, in milliseconds since 1970. */
export function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** A moment in milliseconds as the API writes it. What was before the year 0 can't be written, and becomes its start. */
export function momentOf(time: number): string {
  return toTimestamp(Math.max(time, startOf("0000-01-01")));
}

const day = 24 * 60 * 60 * 1000;

function addDays(date: string, days: number): string {
  return dateOf(momentOf(startOf(date) + days * day));
}

function dateOf(moment: string): string {
  return moment.slice(0, 10);
}
