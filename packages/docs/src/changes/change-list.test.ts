import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { pathOf } from "../components/links.ts";
import { changesFolder } from "../files.ts";
import { renderedFiles } from "../testing/rendered-files.ts";
import { countChanges } from "./change-list.ts";
import { readRecords, type VersionRecord } from "./records.ts";

const records = readRecords(changesFolder);
const files = renderedFiles();
const pageOf = ({ version }: VersionRecord) => files.get(pathOf.changeList(version))?.replaceAll("<wbr>", "") ?? "";
const markdownOf = ({ version }: VersionRecord) => files.get(`changes/${version}.md`) ?? "";

test("lists operations with a breaking change or an addition, and links to their pages", () => {
  const operations = listOperations(readContract());
  for (const record of records)
    for (const { operationId, method, path } of operations) {
      const name = `${method.toUpperCase()} ${path}`;
      const isChanged = [...record.major, ...record.minor].some((change) => change.in === name);
      const link = `<a href="../reference/${operationId}.html"><code>${name}</code></a>`;
      if (isChanged) expect(pageOf(record)).toContain(link);
    }
});

test("lists security-relevant changes before breaking changes and additions", () => {
  const record = records.find(({ security = [] }) => security.length > 0) as VersionRecord;
  expect(
    markdownOf(record)
      .match(/(?<=^## ).*/gm)
      ?.slice(0, 3),
  ).toEqual(["Security-relevant changes", "Breaking changes", "Additions"]);
});

test("folds long lists", () => {
  const pages = records.map(pageOf).filter(Boolean);
  const lists = pages.flatMap((page) => page.split('<h2 id="').slice(1));
  const long = lists.filter((list) => (list.match(/<li>/g)?.length ?? 0) > 100);
  expect(long.length).toBeGreaterThan(0);
  for (const list of long) expect(list).toMatch(/<details><summary>Show all \d+<\/summary>/);
});

test("counts the changes by kind, without listing patches", () => {
  const record = records.find(({ version }) => version === "0.6.0") as VersionRecord;
  expect(markdownOf(record)).toContain(" 1,946 text changes.");
  expect(markdownOf(record)).not.toContain("`description` changed");
  const change = { what: "Something changed." };
  const small = { version: "1.1.0", since: "1.0.0", security: [change], major: [], minor: [change], patch: [] };
  expect(countChanges(small)).toBe("1 security-relevant change, 1 addition");
});
