import type { Caller } from "../../call.ts";
import type { Store } from "../../store/store.ts";
import type { SessionVisibility, Tables } from "../../store/tables.ts";
import { found, ownOf } from "../find.ts";
import { isOwnerOrAdmin } from "../organizations/membership.ts";
import { visibilityOf } from "./session-visibility.ts";

type Session = Tables["sessions"];

/** Who asks about sessions of an organization. */
export interface Reader {
  store: Store;
  caller: Caller;
  member: Tables["members"];
  organization: Tables["organizations"];
}

interface About extends Reader {
  path: { id: string };
  refuse(name: "notFound"): Error;
}

interface Changing extends Omit<About, "refuse"> {
  refuse(name: "notFound" | "insufficientPermission" | "ended"): Error;
}

/** The session that the path names, for who may see it. */
export function sessionInPath(call: About): Session {
  const session = found(ownOf(call.store.sessions, call.path.id, call.organization.id), call.refuse);
  if (!seesSession(call, session)) throw call.refuse("notFound");
  return session;
}

/**
 * The running session that the path names, for who may report on it: the user who runs it, and whoever manages the
 * organization and may see it.
 */
export function runningSessionInPath(call: Changing): Session {
  const session = sessionInPath(call);
  if (!runs(call, session) && !isOwnerOrAdmin(call.member)) throw call.refuse("insufficientPermission");
  if (session.ended_at !== null) throw call.refuse("ended");
  return session;
}

export function seesSession(reader: Reader, session: Session): boolean {
  return seers[visibilityOf(reader.store, session)](reader, session);
}

type Sees = (reader: Reader, session: Session) => boolean;

const seers: Record<SessionVisibility["visibility"], Sees> = {
  public: () => true,
  restricted: (reader, session) => runs(reader, session) || isOwnerOrAdmin(reader.member),
  private: (reader, session) => runs(reader, session),
};

function runs({ caller }: Reader, { user }: Session): boolean {
  return user.id === caller.user.id;
}
