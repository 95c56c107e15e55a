import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { siteOf } from "../site.ts";
import { searchEntries } from "./entries.ts";
import { pack, unpack } from "./pack.ts";

test("what was packed comes back", () => {
  const entries = searchEntries(siteOf(readContract()));
  const sorted = (all: typeof entries) =>
    all.toSorted((one, two) => (one.path + one.title < two.path + two.title ? -1 : 1));
  expect(sorted(unpack(JSON.parse(JSON.stringify(pack(entries)))))).toEqual(sorted(entries));
});
