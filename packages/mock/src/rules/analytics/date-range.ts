import type { Contract } from "@crewkit/openapi";
import { toTimestamp } from "../../clock.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { matches } from "../matches.ts";

export interface AnalyticsContext {
  contract: Contract;
  store: Store;
  organization: { id: string };
  query: Partial<DateRange> & { project_id?: string; agent_name?: string };
  now(): string;
  error(name: "endBeforeStart"): Error;
}

/** The days that a query asks for. Without `end_date` they end today; without `start_date` they are 30. */
export function dateRangeOf({ query, now, error }: AnalyticsContext): DateRange {
  const { end_date = toDate(now()) } = query;
  const { start_date = addDays(end_date, -29) } = query;
  if (end_date < start_date) throw error("endBeforeStart");
  return { start_date, end_date };
}

/** The sessions that began on these days and pass the filters, newest first, whoever may see them. */
export function sessionsOf({ store, organization, query }: AnalyticsContext, range: DateRange): Tables["sessions"][] {
  const { project_id, agent_name } = query;
  return store.sessions.in(organization.id).filter((session) => {
    const date = toDate(session.started_at);
    return range.start_date <= date && date <= range.end_date && matches(session, { project_id, agent_name });
  });
}

/** A range of days in UTC, both included, as an answer shows it. */
export interface DateRange {
  /** Such as `2026-11-01`. */
  start_date: string;
  end_date: string;
}

/** As many days, which end on the day before these. */
export function previousRange({ start_date, end_date }: DateRange): DateRange {
  const dayCount = (startOfDay(end_date) - startOfDay(start_date)) / day + 1;
  return { start_date: addDays(start_date, -dayCount), end_date: addDays(start_date, -1) };
}

export function startOfDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** A moment in milliseconds as the API writes it. What was before the year 0 can't be written, and becomes its start. */
export function clampedTimestamp(time: number): string {
  return toTimestamp(Math.max(time, startOfDay("0000-01-01")));
}

const day = 24 * 60 * 60 * 1000;

function addDays(date: string, range: number): string {
  return toDate(clampedTimestamp(startOfDay(date) + range * day));
}

function toDate(moment: string): string {
  return moment.slice(0, 10);
}
