import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { beforeAll, describe, expect, test } from "vitest";
import { siteFolder } from "./files.ts";
import { createEntries } from "./search/entries.ts";
import { createSite } from "./site.ts";
import { brokenLinks, type Files, type Link, linksOf, targetOf } from "./testing/links.ts";

// Hosts that links may lead to, each with the reason.
const hosts: Record<string, string> = {
  "crewkit.io": "the API's provider",
  "datatracker.ietf.org": "RFCs that the API implements",
  "www.rfc-editor.org": "RFCs that the API implements",
  "spec.openapis.org": "OpenAPI specification",
  "json-schema.org": "JSON Schema specification",
  "semver.org": "versioning scheme",
  "www.w3.org": "web standards such as WebAuthn",
  "modelcontextprotocol.io": "the protocol of the MCP server",
  "www.npmjs.com": "the packages of the API",
  "chatgpt.com": "a chat about a page of a published site",
  "claude.ai": "a chat about a page of a published site",
  "github.com": "the source of a page, once package.json has the URL of the repository",
};

describe("the links of the built site", () => {
  let files: Files;

  beforeAll(() => {
    const paths = globSync("**/*.*", { cwd: siteFolder }).map((path) => path.replaceAll("\\", "/"));
    const isRead = (path: string) => /\.(html|md|txt)$/.test(path) && !path.startsWith("redoc/");
    files = new Map(paths.map((path) => [path, isRead(path) ? readFileSync(join(siteFolder, path), "utf8") : ""]));
    if (!files.has("index.html")) throw new Error("packages/docs/dist/index.html is missing. Run `pnpm build`.");
  });

  test("lead to existing files and fragments", () => {
    expect(brokenLinks(files)).toEqual([]);
  });

  test("lead from each search result to an existing page and fragment", () => {
    const links = createEntries(createSite(readContract())).map(({ path }) => ({ file: "index.html", href: path }));
    expect(brokenLinks(files, links), "packages/docs/dist may be out of date. Run `pnpm build`.").toEqual([]);
  });

  test("lead from Markdown to Markdown", () => {
    const isHtmlLink = ({ file, href }: Link) => /\.(md|txt)$/.test(file) && /\.html\b/.test(href);
    expect(linksOf(files).filter(isHtmlLink).map(linkText)).toEqual([]);
  });

  test("lead only to known hosts, over HTTPS", () => {
    const external = linksOf(files).filter((link) => targetOf(link) === undefined && !link.href.startsWith("data:"));
    const isKnown = ({ protocol, host }: URL) => protocol === "https:" && host in hosts;
    expect(external.filter(({ href }) => !isKnown(new URL(href, "file:"))).map(linkText)).toEqual([]);
  });

  test("lead to every page", () => {
    const reached = new Set(linksOf(files).map(targetOf));
    const pages = [...files.keys()].filter((path) => /\.(html|md)$/.test(path) && !path.startsWith("404."));
    expect(pages.filter((path) => !reached.has(path))).toEqual([]);
  });
});

const linkText = ({ file, href }: Link) => `${file}: ${href}`;
