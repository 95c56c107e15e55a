import { expect, test, vi } from "vitest";
import { docsAreStale } from "./stale.ts";

test("a site that was built for another address is stale", () => {
  expect(docsAreStale(), "Run `pnpm build`.").toBe(false);
  vi.stubEnv("CREWKIT_DOCS_URL", "https://acme.example/docs/");
  expect(docsAreStale()).toBe(true);
});
