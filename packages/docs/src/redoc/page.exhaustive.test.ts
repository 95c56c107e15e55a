import { readContract } from "@crewkit/openapi/node";
import { expect } from "vitest";
import { test } from "../testing/browser.ts";
import { tour } from "../testing/redoc.ts";
import { chapters } from "../testing/wanted.ts";

const tags = chapters(readContract());

test("the Redoc page lists and describes the operations of each tag", async ({ page, visit, roots }) => {
  await visit.open(`${roots.file}redoc/index.html`);
  await tour(page, tags);
  expect(visit.complaints).toEqual([]);
});

// The same file, byte for byte (../serve.test.ts): only its address could make a difference, and does so at any tag.
test("so it does when it is served", async ({ page, visit, roots }) => {
  await visit.open(`${roots.served}redoc/`);
  await tour(page, [...tags.slice(0, 1), ...tags.slice(-1)]);
  expect(visit.foreign).toEqual([]);
  expect(visit.complaints).toEqual([]);
});
