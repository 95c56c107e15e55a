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

test("lists every version in HTML and Markdown, the contract's version first", () => {
  expect(records[0]?.version).toBe(readContract().info.version);
  for (const { version } of records) {
    expect(page).toContain(`<h3 id="${version}">`);
    expect(markdown).toContain(`\n### ${version}\n`);
  }
});

test("lists operations with a major change, or a minor change in the current version, and links to their pages", () => {
  const changes = [...records.flatMap(({ major }) => major), ...(records[0]?.minor ?? [])];
  const operations = listOperations(readContract());
  const operationIds = new Map(
    operations.map(({ operationId, method, path }) => [`${method.toUpperCase()} ${path}`, operationId]),
  );
  for (const { in: operation = "" } of changes) {
    const id = operationIds.get(operation);
    if (!id) continue;
    const [method = "", path] = operation.split(" ");
    expect(page).toContain(
      `<a class="call" href="../reference/${id}.html"><b class="method ${method.toLowerCase()}">${method}</b> <code>${path}</code></a>`,
    );
    expect(markdown).toContain(`\`${operation}\``);
  }
});

test("lists security-relevant changes before breaking changes", () => {
  const [version] = records.filter(({ security = [] }) => security.length > 0);
  expect(markdown.split(`### ${version?.version}\n`)[1]).toMatch(
    /^[^#]*\nSecurity-relevant changes:\n[^#]*\nBreaking changes:\n/,
  );
});

test("counts patches without listing them", () => {
  const [record] = records.filter(({ patch }) => patch.length > 0);
  expect(markdown).toContain(`${record?.patch.length.toLocaleString("en-US")} text changes`);
  expect(markdown).not.toContain("`x-pattern-message` added");
});

test("leaves a guide without the placeholder unchanged", () => {
  const context = createContext(createSite(readContract()), "guides/other.html");
  expect(renderWithChangeList(context, "Read `GET /a`.")).toMatchObject({ markdown: "Read `GET /a`." });
});
