import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { changesFolder } from "../files.ts";
import { renderedFiles } from "../testing/rendered-files.ts";
import { readRecords } from "./records.ts";

const files = renderedFiles();
const page = files.get("guides/changes.html") ?? "";
const markdown = files.get("guides/changes.md") ?? "";

test("lists each version in a table, with links to its changelog and its breaking changes", () => {
  expect(markdown).toContain(
    "| [0.7.0](#0-7-0) | November 27, 2026 | Check [8 breaking changes](#breaking-changes-in-0-7-0) |",
  );
  expect(markdown).toContain("| [0.4.0](#0-4-0) | November 25, 2026 | Nothing |");
  expect(markdown).toContain("| [0.1.0](#0-1-0) | November 25, 2026 | First version |");
});

test("has the changelog of each version, the contract's version first", () => {
  const versions = [...page.matchAll(/<h2 id="\d[\d-]+"><a [^>]*>([\d.]+)</g)].map(([, version]) => version);
  expect(versions).toEqual([...readRecords(changesFolder).map(({ version }) => version), "0.1.0"]);
  expect(versions[0]).toBe(readContract().info.version);
});

test("groups entries by their tags, with links to the tags and the list of all changes", () => {
  const tags =
    '<strong><a href="../tags/resources.html">Resources</a>, <a href="../tags/versions.html">Versions</a></strong>';
  expect(page).toContain(`${tags}\n<ul>\n<li>The <code>content</code> of a resource`);
  // Without versions that come later.
  const released = page.slice(page.indexOf('<h2 id="0-7-0"'));
  expect(released.match(/<strong>All operations<\/strong>/g)).toHaveLength(5);
  expect(markdown).toContain(
    "## 0.3.0\n\nNovember 25, 2026. [All changes in 0.3.0](../changes/0.3.0.md)\n\n### Breaking changes in 0.3.0\n\n- **[Sessions](../tags/sessions.md)**\n  - The metrics",
  );
  expect(markdown).toContain("## 0.4.0\n\nNovember 25, 2026.\n\nThe contract is unchanged.\n");
});
