import type { Session } from "./sessions.ts";

const week = 7 * 24 * 3_600_000;

/**
 * The thread that a session must have, by those that began before it, newest first: that of its run; else that of the same
 * user's newest session in the same repository and component, if that one was active in the last 7 days; else one of its
 * own, which is null.
 */
export function threadOf(session: Session, before: readonly Session[]): string | null {
  const last = before.find(({ run_id }) => run_id === session.run_id) ?? before.find((each) => isAlike(each, session));
  return last && isRecent(last, session) ? last.thread_id : null;
}

function isAlike(one: Session, other: Session): boolean {
  const hasPlace = one.repository_id !== null && one.component !== null;
  const isThere = one.repository_id === other.repository_id && one.component === other.component;
  return hasPlace && isThere && one.user.id === other.user.id;
}

function isRecent({ ended_at }: Session, next: Session): boolean {
  return ended_at === null || Date.parse(next.started_at) - Date.parse(ended_at) <= week;
}
