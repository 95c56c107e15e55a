import { expect, test } from "vitest";
import { type Session, sessions } from "./models/sessions.ts";
import { threadOf } from "./models/threads.ts";
import { all, readWorld } from "./world.ts";

// What nobody sends, since it follows from the rest: a session's thread, and a member's permission level and agent role.

interface Role {
  id: string;
  level: number;
  permission_level: string;
  coaching_mode_enabled: boolean;
}

interface Member {
  role_id: string;
  permission_level: string;
  agent_role: string;
}

const world = readWorld();
const listed = sessions(world);
const later = ["compacted_receipts", "handbook_ada"].map((key) => world.later?.[key] as unknown as Session);

test.each([...listed, ...later])("session $id is in the thread that the API assigns", (session) => {
  const before = listed.filter(({ started_at }) => started_at < session.started_at);
  const own = before.some(({ thread_id }) => thread_id === session.thread_id) ? undefined : session.thread_id;
  expect(session.thread_id).toBe(threadOf(session, before) ?? own);
});

const roles = new Map(all<Role>(world, "roles").map((role) => [role.id, role]));
const joined = world.later?.northstar_ada as unknown as Member;
const members = [...all<Member>(world, "members"), ...all<Member>(world, "memberships"), joined];

test.each(members)("$agent_role and $permission_level follow from the role", (member) => {
  const role = roles.get(member.role_id) as Role;
  expect(member.agent_role).toBe(agentRole(role));
  expect([role.permission_level, "owner"]).toContain(member.permission_level);
});

function agentRole({ level, coaching_mode_enabled }: Role): string {
  if (coaching_mode_enabled) return "coaching";
  return level === 3 ? "autonomous" : "collaborative";
}
