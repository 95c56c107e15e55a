import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { changesFolder } from "../files.ts";
import { createSite } from "../site.ts";
import { renderedFiles } from "../testing/rendered-files.ts";
import { fillChangelog } from "./changelog.ts";
import { readRecords } from "./records.ts";

const files = renderedFiles();
const page = files.get("guides/changes.html") ?? "";
const markdown = files.get("guides/changes.md") ?? "";

test("lists each version in a table, with links to its changelog and its list of changes", () => {
  expect(markdown).toContain(
    "| [0.7.0](#0-7-0) | 2026-11-27 | [50 breaking changes, 39 additions](../changes/0.7.0.md) |",
  );
  expect(markdown).toContain("| [0.4.0](#0-4-0) | 2026-11-25 | No changes |");
  expect(markdown).toContain("| [0.1.0](#0-1-0) | 2026-11-25 | First version |");
  expect(page).toContain('<a href="../changes/0.7.0.html">50 breaking changes, 39 additions</a>');
});

test("has the changelog of each version, the contract's version first", () => {
  const versions = [...page.matchAll(/<h2 id="\d[\d-]+"><a [^>]*>([\d.]+)</g)].map(([, version]) => version);
  expect(versions).toEqual([...readRecords(changesFolder).map(({ version }) => version), "0.1.0"]);
  expect(versions[0]).toBe(readContract().info.version);
});

test("links the tags of an entry, and the list of all changes", () => {
  expect(page).toContain(
    '<strong><a href="../tags/resources.html">Resources</a>, <a href="../tags/versions.html">Versions</a>.</strong>',
  );
  expect(page).toContain("<strong>All operations.</strong>");
  expect(markdown).toContain(
    "## 0.3.0\n\nNovember 25, 2026. [All changes in 0.3.0](../changes/0.3.0.md)\n\n### Breaking changes in 0.3.0\n\n- **[Sessions]",
  );
  expect(markdown).toContain("## 0.4.0\n\nNovember 25, 2026.\n\nThe contract is unchanged.\n");
});

test("leaves a guide without placeholders unchanged", () => {
  expect(fillChangelog(createSite(readContract()), "Read `GET /a`.")).toBe("Read `GET /a`.");
});
