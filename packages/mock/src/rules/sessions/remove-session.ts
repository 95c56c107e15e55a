import type { Store } from "../../store/store.ts";

/** Removes a session, with its tasks and with who may see it. */
export function removeSession(store: Store, id: string): void {
  for (const task of store.tasks.in(id)) store.tasks.remove(task.id);
  store.session_visibilities.remove(id);
  store.sessions.remove(id);
}
