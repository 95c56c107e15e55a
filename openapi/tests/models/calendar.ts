/** The day on which Ada sees everything. */
const today = "2026-11-20";

/** Calendar days in UTC, both included. */
export interface Days {
  start_date: string;
  end_date: string;
}

export type Period = "hourly" | "daily" | "weekly" | "monthly";

/** The days that a query asks for: without dates the last 30 days, of which today is the last. */
export function daysOf({ start_date, end_date = today }: Partial<Days>): Days {
  return { start_date: start_date ?? dateOf(startOf(end_date) - 29 * day), end_date };
}

/** As many days, just before these. */
export function daysBefore({ start_date, end_date }: Days): Days {
  const length = startOf(end_date) - startOf(start_date) + day;
  return { start_date: dateOf(startOf(start_date) - length), end_date: dateOf(startOf(start_date) - day) };
}

/** The moments at which the periods begin that the days touch. Weeks begin on Monday. */
export function periodsOf({ start_date, end_date }: Days, period: Period): string[] {
  const starts = [];
  const end = startOf(end_date) + day;
  for (let at = beginOf(startOf(start_date), period); at < end; at = nextOf(at, period)) starts.push(momentOf(at));
  return starts;
}

/** The moment at which the period of another moment begins. */
export function periodOf(moment: string, period: Period): string {
  return momentOf(beginOf(Date.parse(moment), period));
}

const hour = 3_600_000;
const day = 24 * hour;

function beginOf(at: number, period: Period): number {
  if (period === "hourly") return at - (at % hour);
  const midnight = at - (at % day);
  if (period === "daily") return midnight;
  if (period === "weekly") return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day;
  return startOf(`${dateOf(at).slice(0, 7)}-01`);
}

function nextOf(at: number, period: Period): number {
  if (period === "monthly") return Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth() + 1);
  return at + { hourly: hour, daily: day, weekly: 7 * day }[period];
}

function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function momentOf(at: number): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}
