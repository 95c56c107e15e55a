import { describe, expect, test } from "vitest";
import { type Result, runConformance } from "../index.ts";
import { type Broken, change } from "../testing/library/broken.ts";
import { brokenAnswers } from "../testing/library/broken-answers.ts";
import { brokenLists } from "../testing/library/broken-lists.ts";
import { brokenThings } from "../testing/library/broken-things.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { openLibrary, type Spoil } from "../testing/library/server.ts";

async function run({ seed = 1, only, spoil }: { seed?: number; only?: string[]; spoil?: Spoil }): Promise<Result[]> {
  const target = await openLibrary(spoil);
  const options = { contract, plan, target, seed, closed: true, ...(only && { only }) };
  const { results } = await runConformance(options).finally(() => target.close());
  return results;
}

test.each([1, 2, 3])(
  "another API that keeps to its contract raises no alarm, and is reached: seed %i",
  async (seed) => {
    const results = await run({ seed });
    expect(results.flatMap(({ name, complaints }) => complaints.map(({ message }) => `${name}: ${message}`))).toEqual(
      [],
    );
    const unreached = results.flatMap(({ name, reason }) => (reason === undefined ? [] : `${name}: ${reason}`));
    const everybodys = (shape: string) =>
      `The plan does not say what refuses another's ${shape}, if it is anybody's: refusals: { foreign: { "${shape}": … } }.`;
    expect(unreached).toEqual([
      "listBooks > 500 > the API fails: This target can't be made to fail.",
      "shelveBook > 500 > the API fails: This target can't be made to fail.",
      `createShelf > namespace of the actors: ${everybodys("/shelves/{}")}`,
      `createShelf > namespace of a stranger: ${everybodys("/shelves/{}")}`,
      `shelveBook > namespace of the actors: ${everybodys("/shelves/{}/books/{}")}`,
      `shelveBook > namespace of a stranger: ${everybodys("/shelves/{}/books/{}")}`,
    ]);
    expect(results.length).toBeGreaterThan(420);
  },
  60_000,
);

describe.each([
  ["one of its answers is wrong", brokenAnswers],
  ["answers about a thing do not fit together", brokenThings],
  ["lists and links lead astray", brokenLists],
])("a library is found of which %s", (_, libraries: Broken[]) => {
  test.each(libraries)(
    "$breaks: $check",
    async ({ only, check, spoil }) => {
      const results = await run({ only, spoil });
      const complaints = results.flatMap((result) => result.complaints);
      expect(complaints.map((complaint) => complaint.check)).toContain(check);
      // The same is told once, and in a few lines.
      for (const result of results) expect(result.complaints.length).toBeLessThan(10);
      for (const { message } of complaints) expect(message.length).toBeLessThan(600);
    },
    60_000,
  );
});

test("what is wrong on each page is told once, with a count", async () => {
  const spoil = change("listShelves", (told) => ({ ...told, headers: { "X-Total-Count": "7" } }));
  const results = await run({ only: ["listShelves > pages"], spoil });
  const messages = results.flatMap(({ complaints }) => complaints.map(({ message }) => message));
  expect(messages).toEqual(["X-Total-Count of page 1 of 1 each must be 3, but is 7. (And 14 more like it.)"]);
});
