import { toTimestamp } from "../../base/clock.ts";
import type { HandlerContext } from "../../rules/handler.ts";
import type { Tables } from "../../store/tables.ts";

type CommonContext = Pick<HandlerContext<"getAnalyticsSummary">, "contract" | "organization" | "list" | "now">;

export interface AnalyticsContext extends CommonContext {
  query: Partial<DateRange>;
  error(name: "endBeforeStart"): Error;
}

/** The requested date range. By default, `end_date` is today and the range is 30 days long. */
export function dateRangeOf({ query, now, error }: AnalyticsContext): DateRange {
  const { end_date = toDate(now()) } = query;
  const { start_date = addDays(end_date, -29) } = query;
  if (end_date < start_date) throw error("endBeforeStart");
  return { start_date, end_date };
}

/** All sessions that match the filters, newest first. */
export function matchingSessions({ list, organization }: AnalyticsContext): readonly Tables["sessions"][] {
  return list("sessions", { organization_id: organization.id });
}

/** All sessions that started in the range and match the filters, newest first. */
export function sessionsOf(context: AnalyticsContext, range: DateRange): Tables["sessions"][] {
  return matchingSessions(context).filter((session) => {
    const date = toDate(session.started_at);
    return range.start_date <= date && date <= range.end_date;
  });
}

export interface DateRange {
  /** Such as `2026-11-01`. */
  start_date: string;
  end_date: string;
}

export function previousRange({ start_date, end_date }: DateRange): DateRange {
  const dayCount = (startOfDay(end_date) - startOfDay(start_date)) / day + 1;
  return { start_date: addDays(start_date, -dayCount), end_date: addDays(start_date, -1) };
}

export function startOfDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Formats a time. Times before the year 0 become its start. */
export function clampedTimestamp(time: number): string {
  return toTimestamp(Math.max(time, startOfDay("0000-01-01")));
}

const day = 24 * 60 * 60 * 1000;

function addDays(date: string, days: number): string {
  return toDate(clampedTimestamp(startOfDay(date) + days * day));
}

function toDate(timestamp: string): string {
  return timestamp.slice(0, 10);
}
