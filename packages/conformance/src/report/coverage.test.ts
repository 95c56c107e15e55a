import { expect, test } from "vitest";
import { plan } from "../testing/notes.ts";
import { runNotes } from "../testing/run-notes.ts";

async function cover(...how: Parameters<typeof runNotes>) {
  const { report } = await runNotes(...how);
  return Object.fromEntries(report.coverage.map(({ level, ...rest }) => [level, rest]));
}

test("a whole run reaches all that there is, level by level", async () => {
  const levels = await cover();
  const all = (total: number) => ({ covered: total, total, missing: [] });
  expect(levels).toEqual({
    paths: all(2),
    operations: all(3),
    "media types of requests": all(1),
    "media types of answers": all(6),
    parameters: all(1),
    "parameter values": all(2),
    statuses: all(6),
    "properties of answers": all(7),
    flows: all(0),
  });
});

test("a run of a part says what it did not reach, and why", async () => {
  const { operations, statuses } = await cover({ only: ["listNotes > 200", "getHealth"] });
  expect(operations).toEqual({ covered: 2, total: 3, missing: [{ item: "writeNote" }] });
  expect(statuses?.missing.find(({ item }) => item === "listNotes × 401")?.reason).toBe(
    "What asks for it was left out of this run.",
  );
});

test("a status without a case, one that the plan excuses, and one that another came for, each have their reason", async () => {
  const { statuses } = await cover(
    {
      plan: {
        ...plan,
        errorStatuses: { token: 401 },
        operations: { listNotes: { unreachable: { 401: "Notes are for all." } } },
      },
    },
    ({ method, url }, response) => (method === "POST" || url === "/notes") && Boolean(response.writeHead(500).end()),
  );
  const reasons = Object.fromEntries((statuses?.missing ?? []).map(({ item, reason }) => [item, reason]));
  expect(reasons).toMatchObject({
    "listNotes × 401": "Notes are for all.",
    "writeNote × 201": "It was asked for, but did not come: see writeNote > 201 > as in the example.",
    "writeNote × 422": "No case asks for it: the plan needs a recipe, or a reason why it can't be provoked.",
  });
});

test("a property counts when an answer has it", async () => {
  const levels = await cover({ only: ["listNotes > 200"] }, ({ url }, response) => {
    if (!url?.startsWith("/notes")) return false;
    response.writeHead(200, { "Content-Type": "application/json" }).end('[{"id":1}]');
    return true;
  });
  const missing = levels["properties of answers"]?.missing.map(({ item }) => item);
  expect(missing).toContain("listNotes × 200 [].text");
  expect(missing).not.toContain("listNotes × 200 [].id");
});
