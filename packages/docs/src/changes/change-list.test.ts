import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { pathOf } from "../components/links.ts";
import { changesFolder } from "../files.ts";
import { renderedFiles } from "../testing/rendered-files.ts";
import { readRecords, type VersionRecord } from "./records.ts";
import { hasChanges } from "./release.ts";

const records = readRecords(changesFolder);
const files = renderedFiles();
const pageOf = ({ version }: VersionRecord) => files.get(pathOf.changeList(version)) ?? "";
const markdownOf = ({ version }: VersionRecord) => files.get(`changes/${version}.md`) ?? "";

test("has a page for each version with changes", () => {
  for (const record of records) expect(pageOf(record) !== "", record.version).toBe(hasChanges(record));
});

test("lists operations with a breaking change or an addition, and links to their pages", () => {
  const operations = listOperations(readContract());
  const operationIds = new Map(
    operations.map(({ operationId, method, path }) => [`${method.toUpperCase()} ${path}`, operationId]),
  );
  for (const record of records)
    for (const { in: operation = "" } of [...record.major, ...record.minor]) {
      const id = operationIds.get(operation);
      if (!id) continue;
      const [method = "", path] = operation.split(" ");
      expect(pageOf(record)).toContain(
        `<a class="call" href="../reference/${id}.html"><b class="method ${method.toLowerCase()}">${method}</b> <code>${path}</code></a>`,
      );
      expect(markdownOf(record)).toContain(`\`${operation}\``);
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

test("counts patches without listing them", () => {
  const record = records.find(({ patch }) => patch.length > 1000) as VersionRecord;
  expect(markdownOf(record)).toContain(`${record.patch.length.toLocaleString("en-US")} text changes`);
  expect(markdownOf(record)).not.toContain("`description` changed");
});
