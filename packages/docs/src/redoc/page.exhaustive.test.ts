import { expect } from "vitest";
import { test } from "../testing/browser.ts";
import { chapters, tour } from "./testing/tour.ts";

test.for(["file", "served"] as const)(
  "the Redoc page lists and describes the operations of each tag, %s",
  async (place, { page, visit, roots }) => {
    await visit.open(`${roots[place]}redoc/index.html`);
    await tour(page, chapters);
    expect(visit.foreign).toEqual([]);
    expect(visit.complaints).toEqual([]);
  },
);
