import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createSite } from "../site.ts";
import { createEntries } from "./entries.ts";
import { nearest } from "./nearest.ts";

test.each([
  ["/docs/reference/getSesion.html", "reference/getSession.html"],
  ["reference/get-session", "reference/getSession.html"],
  ["/guides/rate-limit/", "guides/rate-limits.html"],
  ["/v2/guides/Errors.md?utm_source=mail", "guides/errors.html"],
  ["schemas/sessions.html", "schemas/Session.html"],
  ["/guides/webhooks.html", "guides/not-supported.html#webhooks-and-events"],
  ["/experiment", "tags/experiments.html"],
  ["experimant", "tags/experiments.html"],
])("finds the page whose name is nearest to %s: %s", (path, expected) => {
  expect(nearest(path, entries).map((entry) => entry.path)).toContain(expected);
});

test("returns at most five pages, each once, and none for an unrelated path", () => {
  const paths = nearest("reference/sessions", entries).map(({ path }) => path);
  expect(paths).toHaveLength(5);
  expect(new Set(paths).size).toBe(5);
  expect(nearest("favicon.png", entries)).toEqual([]);
});

const entries = createEntries(createSite(readContract()));
