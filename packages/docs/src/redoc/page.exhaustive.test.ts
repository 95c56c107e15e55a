import { expect } from "vitest";
import { test } from "../testing/browser.ts";
import { operationsByTag, visitTags } from "./testing/redoc-page.ts";

test.for(["file", "served"] as const)(
  "the Redoc page lists and describes the operations of each tag, %s",
  async (source, { page, visit, roots }) => {
    await visit.open(`${roots[source]}redoc/index.html`);
    await visitTags(page, operationsByTag);
    expect(visit.externalRequests).toEqual([]);
    expect(visit.consoleErrors).toEqual([]);
  },
);
