import { expect, test } from "vitest";
import type { DocOperation } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { createContext } from "./fragment.ts";
import { tagCard } from "./rows.ts";

const context = createContext({ operations: new Map(), schemas: new Map() } as unknown as Site, "index.html");
const operation = {} as DocOperation;

test.each([
  ["1 operation", [operation]],
  ["2 operations", [operation, operation]],
])("the card of a tag shows %s", (count, operations) => {
  const card = tagCard(context, { name: "Health", slug: "health", rules: "", description: "Checks.", operations });
  expect(String(card.html)).toContain(`<i>${count}</i>`);
  expect(card.markdown).toBe(`[Health](tags/health.md) (${count}): Checks.`);
});
