import { createContext, link } from "../components/fragment.ts";
import { pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { requestSetup } from "../components/request-setup.ts";
import { codeBlock } from "../markdown.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import { perSite, type Site } from "../model/site.ts";
import { curlSample } from "../samples/curl.ts";
import { readSample } from "../samples/sample.ts";

/** Returns the Markdown version of a page, with everything that is needed to send a request. */
export function markdownFile(site: Site, { path, kind, content: { markdown } }: Page): string {
  // Workflow pages begin with the values of their variables.
  if (kind === "workflow") return `${markdown}\n`;
  const context = createContext(site, path);
  const operation = exampleOperation(site, path);
  const { operationId, summary } = operation;
  const sample = readSample(operation);
  const command = curlSample(sample);
  if (path === pathOf.operation(operationId)) {
    const setup = `${setupHeading}\n\n${requestSetup(context, command)}`;
    return `${markdown.replace("\n## Samples\n", () => `\n${setup}\n\n## Samples\n`)}\n`;
  }
  if (/^curl /m.test(markdown)) return `${[markdown, setupHeading, requestSetup(context, markdown)].join("\n\n")}\n`;
  const page = link(context, pathOf.operation(operationId), summary).markdown;
  return `${[
    markdown,
    "## Send a request",
    `${page}: \`${methodAndPath(operation)}\``,
    requestSetup(context, command),
    codeBlock(command, "sh"),
    ...(sample.note ? [sample.note] : []),
  ].join("\n\n")}\n`;
}

const setupHeading = "## Base URL and headers";

// Other pages show how to get the ID of the organization, which most requests need.
function exampleOperation(site: Site, path: string): DocOperation {
  const operation = examplesByPath(site).get(path) ?? site.operations.get("listCurrentUserOrganizations");
  if (!operation) throw new Error("The contract has no operation listCurrentUserOrganizations.");
  return operation;
}

const examplesByPath = perSite(({ operations, tags, uses }) => {
  const examples = [
    ...[...operations.keys()].map((id) => [pathOf.operation(id), id]),
    ...tags.map((tag) => [pathOf.tag(tag.slug), tag.operations[0]?.operationId]),
    ...[...uses].map(([name, { requests, responses }]) => [pathOf.schema(name), responses[0] ?? requests[0]]),
  ];
  return new Map(examples.map(([path = "", id = ""]) => [path, operations.get(id)]));
});
