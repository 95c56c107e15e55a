import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createContext } from "../components/fragment.ts";
import { changesFolder } from "../files.ts";
import { createSite } from "../site.ts";
import { renderedFiles } from "../testing/rendered-files.ts";
import { renderWithChangeList } from "./change-list.ts";
import { readRecords } from "./records.ts";

const records = readRecords(changesFolder);
const files = renderedFiles();
const page = files.get("guides/changes.html") ?? "";
const markdown = files.get("guides/changes.md") ?? "";

test("the newest version is that of the contract, and each has its place on the page and in its Markdown version", () => {
  expect(records[0]?.version).toBe(readContract().info.version);
  for (const { version } of records) {
    expect(page).toContain(`<h3 id="${version}">`);
    expect(markdown).toContain(`\n### ${version}\n`);
  }
});

test("each operation with a major or minor change is told, and leads to its page", () => {
  const told = records.flatMap(({ major, minor }) => [...major, ...minor]);
  const operations = listOperations(readContract());
  const places = new Map(
    operations.map(({ operationId, method, path }) => [`${method.toUpperCase()} ${path}`, operationId]),
  );
  for (const { in: place = "" } of told) {
    const target = places.get(place);
    if (!target) continue;
    expect(page).toContain(`<a href="../reference/${target}.html"><code>${place}</code></a>`);
    expect(markdown).toContain(`\`${place}\``);
  }
});

test("of words alone there is a count and no list", () => {
  const [record] = records.filter(({ patch }) => patch.length > 0);
  expect(markdown).toContain(`, ${record?.patch.length} patch.`);
  expect(markdown).not.toContain("`x-pattern-message` added");
});

test("another guide stays as it is", () => {
  const context = createContext(createSite(readContract()), "guides/other.html");
  expect(renderWithChangeList(context, "Read `GET /a`.")).toMatchObject({ markdown: "Read `GET /a`." });
});
