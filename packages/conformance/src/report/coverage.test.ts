import { expect, test } from "vitest";
import { runNotes } from "../testing/notes.ts";
import { formatCoverage } from "./text.ts";

test("lists the documented statuses that were received and that are missing", async () => {
  const { report } = await runNotes({}, ({ method }, response) =>
    method === "POST" ? Boolean(response.writeHead(401).end()) : false,
  );
  expect(report.coverage).toEqual([
    { operationId: "getHealth", received: ["200"], missing: [] },
    { operationId: "listNotes", received: ["200", "401"], missing: [] },
    { operationId: "writeNote", received: ["401"], missing: ["201", "422"] },
  ]);
  expect(formatCoverage(report)).toBe("4 of 6 documented statuses were received.");
});

test("omits coverage if only some of the tests were selected", async () => {
  const { report } = await runNotes({ only: ["listNotes > 200"] });
  expect(report.coverage).toEqual([]);
  expect(formatCoverage(report)).toBeUndefined();
});
