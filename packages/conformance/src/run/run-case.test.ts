import { expect, test } from "vitest";
import { contract, plan, runNotes } from "../testing/notes.ts";

const text = JSON.stringify({ type: "string", maxLength: 20 });
const shortTexts = JSON.stringify(contract).replaceAll(
  text,
  JSON.stringify({ type: "string", minLength: 1, maxLength: 20 }),
);
const options = {
  contract: JSON.parse(shortTexts.replaceAll('"422":', '"409":{"description":"Taken"},"422":')),
  plan: {
    ...plan,
    errorStatuses: { ...plan.errorStatuses, taken: 409 },
    operations: { writeNote: { unique: ["text"] } },
  },
};

test.each<[description: string, length: number, taken: number, outcome: string]>([
  ["tries other values if a value is taken", 1, 2, "passed"],
  ["skips a test whose short values are all taken", 1, 9, "skipped"],
  ["reports a server that rejects every long value as taken", 20, 9, "failed"],
])("%s", async (_, length, taken, outcome) => {
  let rejected = 0;
  const { report } = await runNotes(
    { ...options, only: [`writeNote > 201 > body text: ${length} `] },
    (request, response) => {
      if (request.method !== "POST" || rejected++ >= taken) return false;
      return Boolean(response.writeHead(409).end());
    },
  );
  expect([...new Set(report.results.map((result) => result.outcome))]).toEqual([outcome]);
});
