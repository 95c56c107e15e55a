import { gzipSync } from "node:zlib";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { siteOf } from "../site.ts";
import { searchFiles } from "./files.ts";

test("the search is one script of at most 30 kB, compressed", async () => {
  const files = await searchFiles(siteOf(readContract()));
  expect([...files.keys()]).toEqual(["assets/search.js"]);
  expect(gzipSync([...files.values()].join("")).length).toBeLessThan(30_000);
});
