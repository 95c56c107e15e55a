import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { beforeAll, describe, expect, test } from "vitest";
import { siteFolder } from "./files.ts";
import { createEntries } from "./search/entries.ts";
import { createSite } from "./site.ts";
import { brokenLinks, type Files, type Link, linksOf, targetOf } from "./testing/links.ts";

// Where a link may lead out of the site, and why.
const hosts: Record<string, string> = {
  "crewkit.io": "whose API it is",
  "datatracker.ietf.org": "standards that the API follows",
  "www.rfc-editor.org": "the same, as published",
  "spec.openapis.org": "what the contract is written in",
  "json-schema.org": "what its schemas are written in",
  "semver.org": "how its versions count",
  "www.w3.org": "standards of the web, such as WebAuthn",
};

describe("the links of the built site", () => {
  let files: Files;

  beforeAll(() => {
    const paths = globSync("**/*.*", { cwd: siteFolder }).map((path) => path.replaceAll("\\", "/"));
    const isRead = (path: string) => /\.(html|md|txt)$/.test(path) && !path.startsWith("redoc/");
    files = new Map(paths.map((path) => [path, isRead(path) ? readFileSync(join(siteFolder, path), "utf8") : ""]));
    if (!files.has("index.html")) throw new Error("packages/docs/dist/index.html is missing. Run `pnpm build`.");
  });

  test("lead to files that are there, and to places that they have", () => {
    expect(brokenLinks(files)).toEqual([]);
  });

  test("lead from each result of the search to a page, and to a place on it", () => {
    const links = createEntries(createSite(readContract())).map(({ path }) => ({ file: "index.html", href: path }));
    expect(brokenLinks(files, links), "Run `pnpm build` if the site is older than the contract.").toEqual([]);
  });

  test("lead from a Markdown version to Markdown versions", () => {
    const isLeft = ({ file, href }: Link) => /\.(md|txt)$/.test(file) && /\.html\b/.test(href);
    expect(linksOf(files).filter(isLeft).map(linkText)).toEqual([]);
  });

  test("lead out of it only to known hosts, and safely", () => {
    const out = linksOf(files).filter((link) => targetOf(link) === undefined && !link.href.startsWith("data:"));
    const isKnown = ({ protocol, host }: URL) => protocol === "https:" && host in hosts;
    expect(out.filter(({ href }) => !isKnown(new URL(href, "file:"))).map(linkText)).toEqual([]);
  });

  test("lead to every page", () => {
    const reached = new Set(linksOf(files).map(targetOf));
    const pages = [...files.keys()].filter((path) => /\.(html|md)$/.test(path) && !path.startsWith("404."));
    expect(pages.filter((path) => !reached.has(path))).toEqual([]);
  });
});

const linkText = ({ file, href }: Link) => `${file}: ${href}`;
