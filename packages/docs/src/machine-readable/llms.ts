import { readFileSync } from "node:fs";
import type { Contract } from "@crewkit/openapi";
import { createContext, type Fragment, link, list, type PageContext } from "../components/fragment.ts";
import { pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { mockTokens } from "../components/request-setup.ts";
import { pageRow } from "../components/rows.ts";
import { fillPlaceholders } from "../guides/guides.ts";
import { guideVariables } from "../guides/variables.ts";
import { code, oneLine, plain } from "../markdown.ts";
import type { Field } from "../model/field.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import type { Site, Tag } from "../model/site.ts";
import { adviceFor } from "../model/status.ts";
import { organizationId } from "../samples/sample.ts";
import { localMockOrigin } from "../urls.ts";
import { commonWorkflows } from "./common-workflows.ts";

/** The index for language models (llmstxt.org), which begins with the facts that every request needs. */
export function llmsText(site: Site, pages: Page[]): string {
  const context = createContext(site, pathOf.home);
  const row = (target: string, name: string, description: string): Fragment => {
    const linked = link(context, target, name);
    return { ...linked, markdown: `${linked.markdown}: ${description}` };
  };
  const tagSection = (tag: Tag) =>
    section(plain(tag.name), [
      pageRow(context, { path: pathOf.tag(tag.slug), title: tag.name, description: tag.description }),
      ...tag.operations.map((operation) => callRow(context, operation)),
    ]);
  const parts = [
    header(site),
    ...[...Map.groupBy(pages, ({ group, kind }) => (kind === "reference" ? undefined : group))].flatMap(
      ([title, group]) =>
        title
          ? section(
              title,
              group.map((page) => rowWithTopics(context, page)),
            )
          : [],
    ),
    ...site.tags.map(tagSection),
    section("Optional", [
      row(pathOf.home, "Overview", "conventions and glossary"),
      row(pathOf.schemas, "Schemas", "list of all schemas. `schemas/Session.json` is the JSON Schema of `Session`"),
      row("openapi.yaml", "openapi.yaml", "the whole OpenAPI 3.1 document"),
      row("openapi.json", "openapi.json", "the whole OpenAPI 3.1 document as JSON"),
      row(
        pathOf.contractIndex,
        pathOf.contractIndex,
        "lists the OpenAPI documents by tag with their operations and sizes. Each is complete: `tags/sessions.md` has `openapi/sessions.json`",
      ),
      row("llms-full.txt", "llms-full.txt", "all guides, workflows and operations in one file"),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The title, the summary and the overview. */
export function header(site: Site): string {
  const { title, summary = "" } = site.contract.info;
  return [`# ${plain(title)}`, `> ${plain(summary)}`, overview(site)].join("\n\n");
}

/** Returns the facts that every request needs, and the requests of the most common tasks, in Markdown. */
export function overview(site: Site): string {
  const { contract } = site;
  return fillPlaceholders(oneLinePerItem(readFileSync(new URL("./overview.md", import.meta.url), "utf8").trim()), {
    ...guideVariables(contract),
    ...conventions(contract),
    "mock.origin": localMockOrigin,
    "mock.token": mockTokens.owner,
    "mock.guest": mockTokens.guest,
    nullable: nullableOperations(site),
    "example.422": JSON.stringify(invalidField(site)),
    statuses: errorStatuses(site),
    org: organizationId(),
    workflows: commonWorkflows(site),
  });
}

// Pages of tags have a description of each operation.
function callRow(context: PageContext, operation: DocOperation): Fragment {
  const name = link(context, pathOf.operation(operation.operationId), operation.summary);
  return { ...name, markdown: `${name.markdown}: ${code(signature(operation))}${requiredPermission(operation)}` };
}

// Empty if any member of the organization can call the operation.
function requiredPermission({ permission, permissionForOthers }: DocOperation): string {
  if (permissionForOthers)
    return ` ${permission} (own ${permissionForOthers.record}), ${permissionForOthers.level} (others)`;
  return permission && permission !== "viewer" ? ` ${permission}` : "";
}

/** `PATCH /projects/{id} { name?, slug? }`. Optional parameters and fields have a question mark. */
function signature(operation: DocOperation): string {
  const { parameterFields, body } = operation;
  const names = (fields: Field[]) => fields.map(({ name, required }) => (required ? name : `${name}?`)).join(", ");
  const query = parameterFields.query.filter(({ name }) => !["page", "per_page"].includes(name));
  return [
    methodAndPath(operation),
    ...(query.length > 0 ? [`?(${names(query)})`] : []),
    ...(body ? [`{ ${names(body.fields)} }`] : []),
  ].join(" ");
}

// Statuses are in the overview. Concepts have the same topics.
function rowWithTopics(context: PageContext, page: Page): Fragment {
  const row = pageRow(context, page);
  const guide = context.site.guides.find(({ slug }) => pathOf.guide(slug) === page.path);
  if (guide?.group !== "Guides") return row;
  const headings = [...guide.text.matchAll(/^## (?:\d\. )?(.*)$/gm)].map(([, title = ""]) => title);
  const topics = headings.filter((title) => !/^(Next steps$|\d{3} |\{\{)/.test(title));
  return { ...row, markdown: topics.length > 0 ? `${row.markdown} Topics: ${topics.join(", ")}.` : row.markdown };
}

function section(title: string, rows: Fragment[]): string {
  return `## ${title}\n\n${list("", rows).markdown}`;
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
  const nullable = [...operations.values()].filter(({ successResponses }) =>
    successResponses.some(({ fields }) => fields.some(({ name, isNullable }) => name === "data" && isNullable)),
  );
  return nullable.map(({ operationId }) => operationId).join(", ");
}

function errorStatuses({ errorMatrix }: Site): string {
  const errors = Object.entries(errorMatrix.statuses).filter(([status]) => status >= "400");
  const rows = errors.map(
    ([status, { cause }]) => `- ${status}: ${oneLine(`${cause} ${adviceFor(errorMatrix, status)}`)}`,
  );
  return rows.join("\n  ");
}

function invalidField({ operations }: Site): unknown {
  const { errorResponses = [] } = operations.get("createProject") ?? {};
  const examples = errorResponses.filter(({ status }) => status === "422").flatMap((response) => response.examples);
  return examples.map(({ value }) => value as object).find((value) => "details" in value);
}
