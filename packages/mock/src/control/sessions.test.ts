import { describe, expect, test } from "vitest";
import { acme, callApi, controlsOf, useMock } from "../testing/control.ts";
import { idOf } from "../testing/records.ts";
import { createMock } from "../web.ts";

const mock = useMock();
// A running session of Ada without tasks.
const id = "1a9c8b7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d";
const unknown = "00000000-0000-4000-8000-000000000000";
const end = (from = mock) =>
  callApi(from, `/${acme}/sessions/${id}/end`, { summary: "All tests pass.", total_turns: 6 });
const read = async (sessionId = id, from = mock) => {
  const { outcome, summary } = (await callApi(from, `/${acme}/sessions/${sessionId}`)).body.data;
  return { outcome, summary };
};

describe.each(controlsOf(mock))("with %s", (_name, control) => {
  test("completes the analysis of an ended session immediately, and keeps its result", async () => {
    await end();
    expect((await read()).outcome).toBeNull();
    expect(await control.sessions.setOutcome(id, "failure")).toMatchObject({ id, outcome: "failure" });
    expect(await read()).toEqual({ outcome: "failure", summary: "All tests pass." });
    mock.clock.advance("5s");
    expect((await read()).outcome).toBe("failure");
    await control.sessions.setOutcome(id, "success", { summary: "Done." });
    expect(await read()).toEqual({ outcome: "success", summary: "Done." });
    expect(mock.snapshot().records.planned_analyses).toEqual([]);
  });

  test("determines the outcome of a running session, which is set five seconds after its end", async () => {
    const summary = "😀".repeat(5000);
    const planned = await control.sessions.setOutcome(id.toUpperCase(), "failure", { summary });
    expect(planned.outcome).toBeNull();
    await end();
    expect(await read()).toEqual({ outcome: null, summary: "All tests pass." });
    mock.clock.advance("5s");
    expect(await read()).toEqual({ outcome: "failure", summary });
  });

  test("leaves a session without an outcome", async () => {
    await end();
    await control.sessions.setOutcome(id, null);
    mock.clock.advance("1d");
    expect((await read()).outcome).toBeNull();
  });

  test("writes the summary of a compacted session", async () => {
    await callApi(mock, `/${acme}/sessions/${id}/compact`, {});
    await control.sessions.setOutcome(id, "failure");
    expect(await read()).toEqual({
      outcome: "failure",
      summary: "Worked on receipts with reviewer for 3 turns; then the context was compacted.",
    });
  });

  test("adds tasks to a session, one after the other", async () => {
    const first = await control.sessions.addTask(id, { agent_type: "explorer", duration_seconds: 30.5 });
    const second = await control.sessions.addTask(id, { agent_type: "reviewer" });
    expect([first.started_at, second.started_at]).toEqual(["2026-11-20T13:55:00Z", "2026-11-20T13:55:31Z"]);
    const { conversations } = (await callApi(mock, `/${acme}/sessions/${id}/hierarchy`)).body.data;
    expect(conversations).toMatchObject([{ id, tasks: [first, second] }]);
  });

  test("adds a task with its own start after a task of any duration", async () => {
    await control.sessions.addTask(id, { duration_seconds: Number.MAX_SAFE_INTEGER });
    const started_at = "2026-11-20T13:58:00Z";
    expect(await control.sessions.addTask(id, { started_at })).toMatchObject({ started_at });
  });

  test.each<[string, (sessions: typeof control.sessions) => unknown, RegExp | string]>([
    ["an unknown session", ({ setOutcome }) => setOutcome(unknown, "failure"), /No session has the ID 0{8}/],
    [
      "an unknown outcome",
      ({ setOutcome }) => setOutcome(id, "failed" as never),
      /Outcome must be \w+(, \w+)+ or null/,
    ],
    ["a missing outcome", ({ setOutcome }) => setOutcome(id, undefined as never), /Outcome can't be blank/],
    ["a long summary", ({ setOutcome }) => setOutcome(id, null, { summary: "x".repeat(5001) }), /at most 5000/],
    ["a blank summary", ({ setOutcome }) => setOutcome(id, "failure", { summary: "" }), /Summary can't be blank/],
    ["a task of an unknown session", ({ addTask }) => addTask(unknown, {}), /No session has the ID 0{8}/],
    ["an unknown field", ({ addTask }) => addTask(id, { agent: "a" } as object), /Agent is unknown\. Use one of /],
    ["an id", ({ addTask }) => addTask(id, { id } as object), /Id is unknown\. Use one of /],
    ["a negative duration", ({ addTask }) => addTask(id, { duration_seconds: -1 }), /seconds must be at least 0/],
  ])("rejects %s", async (_case, call, reason) => {
    await expect(async () => call(control.sessions)).rejects.toThrow(reason);
  });
});

test("snapshots contain tasks and outcomes of sessions that are still running", async () => {
  mock.sessions.setOutcome(id, "failure");
  const task = mock.sessions.addTask(id);
  const other = createMock({ state: mock.snapshot() });
  expect(other.snapshot().records.tasks).toContainEqual(task);
  await end(other);
  other.clock.advance("5s");
  expect((await read(id, other)).outcome).toBe("failure");
});

test("deletes a planned outcome with its session", async () => {
  mock.sessions.setOutcome(id, "failure");
  const headers = { Authorization: `Bearer ${mock.tokens.ada}` };
  await mock.fetch(`${mock.url}/${acme}/projects/${idOf("projects", "mobile")}`, { method: "DELETE", headers });
  expect(mock.snapshot().records.planned_analyses).toEqual([]);
});
