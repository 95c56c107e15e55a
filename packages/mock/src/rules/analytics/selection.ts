import type { Contract } from "@crewkit/openapi";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { matches } from "../matches.ts";
import { type Days, isWithin, readDays } from "./days.ts";

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
