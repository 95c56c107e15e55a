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
  for (const { id } of sessions) store.session_visibilities.add({ id, visibility });
}
