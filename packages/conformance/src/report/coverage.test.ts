import { expect, test } from "vitest";
import { plan, runNotes } from "../testing/notes.ts";

async function cover(...args: Parameters<typeof runNotes>) {
  const { report } = await runNotes(...args);
  return Object.fromEntries(report.coverage.map(({ level, ...rest }) => [level, rest]));
}

test("a complete run covers every level", async () => {
  const levels = await cover();
  const all = (total: number) => ({ covered: total, total, missing: [] });
  expect(levels).toEqual({
    paths: all(2),
    operations: all(3),
    "request media types": all(1),
    "response media types": all(6),
    parameters: all(1),
    "parameter values": all(2),
    "status codes": all(6),
    "response properties": all(7),
    "operation flows": all(0),
  });
});

test("lists uncovered operations and statuses of a partial run, with the reason", async () => {
  const { operations, "status codes": statuses } = await cover({ only: ["listNotes > 200", "getHealth"] });
  expect(operations).toEqual({ covered: 2, total: 3, missing: [{ item: "writeNote" }] });
  expect(statuses?.missing.find(({ item }) => item === "listNotes × 401")?.reason).toBe(
    "Its test cases were not selected.",
  );
});

test("explains statuses that have no test case, are unreachable according to the plan, or were not received", async () => {
  const { "status codes": statuses } = await cover(
    {
      plan: {
        ...plan,
        errorStatuses: { token: 401 },
        operations: { listNotes: { unreachable: { 401: "Notes are public." } } },
      },
    },
    ({ method, url }, response) => (method === "POST" || url === "/notes") && Boolean(response.writeHead(500).end()),
  );
  const reasons = Object.fromEntries((statuses?.missing ?? []).map(({ item, reason }) => [item, reason]));
  expect(reasons).toMatchObject({
    "listNotes × 401": "Notes are public.",
    "writeNote × 201": "Expected, but not received: see writeNote > 201 > example request.",
    "writeNote × 422": expect.stringContaining("No test case expects it"),
  });
});

test("covers a property once a response has it", async () => {
  const levels = await cover({ only: ["listNotes > 200"] }, ({ url }, response) => {
    if (!url?.startsWith("/notes")) return false;
    response.writeHead(200, { "Content-Type": "application/json" }).end('[{"id":1}]');
    return true;
  });
  const missing = levels["response properties"]?.missing.map(({ item }) => item);
  expect(missing).toContain("listNotes × 200 [].text");
  expect(missing).not.toContain("listNotes × 200 [].id");
});
