import { readFileSync } from "node:fs";
import type { Contract } from "@crewkit/openapi";
import { oneLine } from "../components/markdown.ts";
import { fillPlaceholders } from "../guides/guides.ts";
import { guideVariables } from "../guides/variables.ts";
import { localMockOrigin } from "../mock-origin.ts";
import type { Site } from "../model/site.ts";
import { organizationId } from "../samples/sample.ts";
import { commonWorkflows } from "./common-workflows.ts";
import { mockTokens } from "./request-setup.ts";

/** Returns the facts that every request needs, and the requests of the most common tasks, in Markdown. */
export function overview(site: Site): string {
  const { contract } = site;
  return fillPlaceholders(oneLinePerItem(readFileSync(new URL("overview.md", import.meta.url), "utf8").trim()), {
    ...guideVariables(contract),
    ...conventions(contract),
    "mock.origin": localMockOrigin,
    "mock.token": mockTokens.owner,
    "mock.guest": mockTokens.guest,
    nullable: nullableOperations(site),
    "example.422": JSON.stringify(invalidField(site)),
    statuses: errorStatuses(contract),
    org: organizationId(),
    workflows: commonWorkflows(site),
  });
}

// Keeps the overview short for tools that show only the first lines of a file.
function oneLinePerItem(markdown: string): string {
  return markdown.replace(/\n +(?=[^ {])/g, " ");
}

// The paragraphs of the contract's description that begin with a bold title, such as `**Errors.**`.
function conventions({ info: { description = "" } }: Contract): Record<string, string> {
  const paragraphs = description.matchAll(/^\*\*(.+?)\.\*\* ((?:.+\n?)+)/gm);
  return Object.fromEntries([...paragraphs].map(([, title, text = ""]) => [`conventions.${title}`, oneLine(text)]));
}

function nullableOperations({ operations }: Site): string {
  const nullable = [...operations.values()].filter(({ description }) => description.includes("`data` is null if"));
  return nullable.map(({ operationId }) => operationId).join(", ");
}

function errorStatuses({ "x-error-matrix": matrix }: Contract): string {
  const errors = Object.entries(matrix?.statuses ?? {}).filter(([status]) => status >= "400");
  const rows = errors.map(
    ([status, { name, cause, caller }]) => `- ${status} ${name}: ${oneLine(`${cause} ${caller}`)}`,
  );
  return rows.join("\n  ");
}

function invalidField({ operations }: Site): unknown {
  const { errorResponses = [] } = operations.get("createProject") ?? {};
  const examples = errorResponses.filter(({ status }) => status === "422").flatMap((response) => response.examples);
  return examples.map(({ value }) => value as object).find((value) => "details" in value);
}
