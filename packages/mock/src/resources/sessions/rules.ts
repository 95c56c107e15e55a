import type { HandlerContext } from "../../rules/handler.ts";
import { createListCache } from "../../rules/list-cache.ts";
import { findInOrganization, requireFound } from "../../rules/records.ts";
import { byKeys } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { isOwnerOrAdmin } from "../organizations/membership.ts";
import { type Visibility, visibilityOf } from "../repositories/rules.ts";

type Session = Tables["sessions"];

type SessionReader = Pick<HandlerContext<"getSession">, "store" | "caller" | "member" | "organization">;
type SessionContext<ErrorName extends string> = SessionReader & { path: { id: string }; error(name: ErrorName): Error };

export function sessionInPath(context: SessionContext<"notFound">): Session {
  const session = requireFound(
    findInOrganization(context.store.sessions, context.path.id, context.organization.id),
    context.error,
  );
  if (!canSeeSession(context, session)) throw context.error("notFound");
  return session;
}

/** The running session in the path, if the caller can see and update it. */
export function runningSessionInPath(
  context: SessionContext<"notFound" | "ended"> & Pick<HandlerContext<"updateSession">, "requirePermissionFor">,
): Session {
  const session = sessionInPath(context);
  context.requirePermissionFor(session.user.id);
  if (session.ended_at !== null) throw context.error("ended");
  return session;
}

function canSeeSession(reader: SessionReader, session: Session): boolean {
  return session.user.id === reader.caller.user.id || canSeeOthers(reader, visibilityOf(reader.store, session));
}

function canSeeOthers({ member }: SessionReader, visibility: Visibility): boolean {
  return visibility === "public" || (visibility === "restricted" && isOwnerOrAdmin(member));
}

/** Returns the sessions that the caller can see, in the same order. */
export function visibleSessions(reader: SessionReader, sessions: readonly Session[]): readonly Session[] {
  const { store, organization, caller, member } = reader;
  const repositories = store.repositories.in(organization.id);
  const unlinked = store.session_visibilities.in("");
  return visible(sessions, [repositories, unlinked, caller.user.id, isOwnerOrAdmin(member)], () => {
    const visibilities = [
      ...repositories.map(({ session_visibility }) => session_visibility),
      ...unlinked.map(({ visibility }) => visibility),
    ];
    if (visibilities.every((visibility) => canSeeOthers(reader, visibility))) return sessions;
    return sessions.filter((session) => canSeeSession(reader, session));
  });
}

const visible = createListCache<Session>();

/**
 * The matching sessions, oldest first. Sessions that started in the same second keep the order in which they were added,
 * so that a compacted session comes before its successor.
 */
export function findOldestFirst(store: Store, matchesFilters: (session: Session) => boolean): Session[] {
  return store.sessions.all().filter(matchesFilters).sort(byKeys("started_at"));
}

/** The end time of a session: now, or its start time if the clock was set back since. */
export function endTimeOf({ started_at }: Tables["sessions"], now: string): string {
  return now < started_at ? started_at : now;
}
