import type { Schemas } from "../../contract/values.ts";
import { meanOf, roundDollars, roundToTenth } from "../../rules/statistics/numbers.ts";
import { countOf, successRate, type Tally } from "../../rules/statistics/tally.ts";
import { findVersion } from "../../rules/versions.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { membershipsOf } from "../organizations/membership.ts";
import { chainOf, findCandidates } from "./tiers.ts";

type Resource = Tables["resources"];
type Session = Tables["sessions"];

/**
 * The ended sessions of an agent in the user's organizations, newest first per organization. Sessions of an inheriting
 * agent count for the top of its chain. Other resource types have no sessions.
 */
export function endedSessionsOf(store: Store, resource: Resource, userId: string): Session[] {
  if (resource.resource_type !== "agent") return [];
  const memberOf = membershipsOf(store, userId).map(({ organization_id }) => organization_id);
  const organizationIds = memberOf.filter((id) => [null, id].includes(resource.organization_id));
  const sessions = organizationIds.flatMap((id) => store.sessions.in(id));
  return sessions.filter((session) => session.ended_at !== null && isRunBy(store, session, resource));
}

// An unchanged fork has the same content hash as its parent. A session with this hash belongs to the lowest agent that
// existed when the session started.
function isRunBy(store: Store, session: Session, resource: Resource): boolean {
  const { agent_name: name, agent_version_hash: hash } = session;
  if (name !== resource.name || hash === null || !findVersion(store, resource, hash)) return false;
  const agents = findCandidates(store, session, { resource_type: "agent", name }).filter(
    ({ created_at }) => created_at <= session.started_at,
  );
  const first = agents.map((agent) => chainOf(store, agent)[0]).find((each) => each && findVersion(store, each, hash));
  return (first ?? resource).id === resource.id;
}

export function statsOf(ended: Tally): Omit<Schemas["ResourceStats"], "resource_id"> {
  return {
    ended_sessions: ended.sessions,
    judged_sessions: ended.judged,
    successful_sessions: countOf(ended, "success"),
    success_rate: roundToTenth(successRate(ended)),
    unique_users: ended.users.size,
    total_input_tokens: ended.inputTokens,
    total_output_tokens: ended.outputTokens,
    total_cost_usd: roundDollars(ended.cost),
    avg_cost_usd: roundDollars(meanOf(ended.cost, ended.sessions)),
    avg_turns: roundToTenth(meanOf(ended.turns, ended.sessions)),
    avg_duration_seconds: roundToTenth(meanOf(ended.seconds, ended.ended)),
  };
}
