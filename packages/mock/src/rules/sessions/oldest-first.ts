import { compare } from "../../store/orders.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Session = Tables["sessions"];

/**
 * The sessions that pass, oldest first. Moments are whole seconds: those that began in the same one follow as they
 * came, so that what was compacted stands before what it went on in.
 */
export function oldestFirst(store: Store, passes: (session: Session) => boolean): Session[] {
  return store.sessions
    .all()
    .filter(passes)
    .sort((a, b) => compare(a.started_at, b.started_at));
}
