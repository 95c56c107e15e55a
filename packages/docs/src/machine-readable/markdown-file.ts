import { createContext, link } from "../components/fragment.ts";
import { pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { requestSetup } from "../components/request-setup.ts";
import { codeBlock } from "../markdown.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import { type Guide, perSite, type Site } from "../model/site.ts";
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

function exampleOperation(site: Site, path: string): DocOperation {
  return examplesByPath(site).get(path) ?? defaultOperation(site);
}

// Returns the ID of the organization, which most requests need.
function defaultOperation({ operations }: Site): DocOperation {
  const operation = operations.get("listCurrentUserOrganizations");
  if (!operation) throw new Error("The contract has no operation listCurrentUserOrganizations.");
  return operation;
}

const examplesByPath = perSite((site) => new Map(findExamples(site)));

function* findExamples(site: Site): Generator<[path: string, operation: DocOperation]> {
  for (const operation of site.operations.values()) yield [pathOf.operation(operation.operationId), operation];
  for (const {
    slug,
    operations: [first],
  } of site.tags)
    if (first) yield [pathOf.tag(slug), first];
  for (const [name, { requests, responses }] of site.uses) {
    const operation = site.operations.get(responses[0] ?? requests[0] ?? "");
    if (operation) yield [pathOf.schema(name), operation];
  }
  for (const guide of site.guides) {
    const operation = mostMentioned(site, guide);
    if (operation) yield [pathOf.guide(guide.slug), operation];
  }
}

function mostMentioned({ operations }: Site, { text }: Guide): DocOperation | undefined {
  const count = (operation: DocOperation) => text.split(`\`${methodAndPath(operation)}\``).length - 1;
  const mentioned = [...operations.values()].filter((operation) => count(operation) > 0);
  return mentioned.sort((a, b) => count(b) - count(a))[0];
}
