import { expect, test } from "vitest";
import { matches } from "./matches.ts";

const session: { project_id: string; agent_name: string | null } = { project_id: "checkout", agent_name: null };

test("a record matches if it has all values that are asked for", () => {
  expect(matches(session, { project_id: "checkout", agent_name: null })).toBe(true);
  expect(matches(session, { project_id: "checkout", agent_name: "reviewer" })).toBe(false);
});

test("what is undefined is not asked for, and null is", () => {
  expect(matches(session, { project_id: undefined, agent_name: undefined })).toBe(true);
  expect(matches<typeof session>({ ...session, agent_name: "reviewer" }, { agent_name: null })).toBe(false);
});
