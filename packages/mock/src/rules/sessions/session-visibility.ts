import type { Store } from "../../store/store.ts";
import type { SessionVisibility, Tables } from "../../store/tables.ts";

type Visibility = SessionVisibility["visibility"];

/** Who may see a session: what its repository says, or said when it was unlinked. Without any, everybody. */
export function visibilityOf(store: Store, { id, repository_id }: Tables["sessions"]): Visibility {
  const unlinked = store.session_visibilities.get(id)?.visibility ?? "public";
  return store.repositories.get(repository_id ?? "")?.session_visibility ?? unlinked;
}

/** Keeps who may see sessions whose repository is unlinked. */
export function keepVisibility(store: Store, sessions: { id: string }[], visibility: Visibility): void {
  forgetDropped(store);
  for (const { id } of sessions) store.session_visibilities.add({ id, visibility });
}

// Sessions that went for want of room leave these behind.
function forgetDropped(store: Store): void {
  for (const { id } of store.session_visibilities.all()) {
    if (!store.sessions.get(id)) store.session_visibilities.remove(id);
  }
}
