import { posix } from "node:path";
import { type CheerioAPI, load } from "cheerio";
import MarkdownIt from "markdown-it";
import { slugify } from "../components/prose.ts";

/** The files of a site, by path. What is not read for links, such as a style sheet, may be empty. */
export type Files = Map<string, string>;

export interface Link {
  file: string;
  href: string;
}

export function linksOf(files: Files): Link[] {
  return [...parseFiles(files)].flatMap(([file, $]) =>
    $(":not(base)[href], [src]")
      .toArray()
      .map((each) => ({ file, href: $(each).attr("href") ?? $(each).attr("src") ?? "" })),
  );
}

/** The path that a link leads to within its site; undefined if it leads out of it. */
export function targetOf({ file, href }: Link): string | undefined {
  if (/^([a-z][a-z+.-]*:|\/)/i.test(href)) return undefined;
  const [path] = href.split(/[?#]/);
  return path ? posix.join(posix.dirname(file), decodeURI(path)) : file;
}

/** The links to a missing file, or to a fragment that its page does not have, each as a sentence. */
export function brokenLinks(files: Files, links: Link[] = linksOf(files)): string[] {
  const ids = new Map([...parseFiles(files)].map(([path, $]) => [path, new Set(idsOf($))]));
  return links.flatMap((link) => {
    const target = targetOf(link);
    const fragment = link.href.split("#")[1];
    if (target === undefined) return [];
    if (!files.has(target)) return `${link.file}: ${link.href} leads to no file.`;
    const targetIds = ids.get(target);
    const isThere = !fragment || !targetIds || targetIds.has(decodeURIComponent(fragment));
    return isThere ? [] : `${link.file}: ${link.href} leads to no place of ${target}.`;
  });
}

function idsOf($: CheerioAPI): string[] {
  return $("[id]")
    .toArray()
    .map((each) => $(each).attr("id") ?? "");
}

const parsedFiles = new WeakMap<Files, Map<string, CheerioAPI>>();

function parseFiles(files: Files): Map<string, CheerioAPI> {
  const parsed = parsedFiles.get(files) ?? new Map([...files].flatMap(([path, text]) => parseFile(path, text)));
  parsedFiles.set(files, parsed);
  return parsed;
}

function parseFile(path: string, text: string): [string, CheerioAPI][] {
  if (path.endsWith(".html")) return [[path, parseHtml(text)]];
  return /\.(md|txt)$/.test(path) ? [[path, parseHtml(markdownIt.render(text))]] : [];
}

const markdownIt = new MarkdownIt();

// As readers of Markdown name a heading's place.
markdownIt.renderer.rules.heading_open = (tokens, at) => `<h2 id="${slugify(tokens[at + 1]?.content ?? "")}">`;

/** Parses HTML that validity.test.ts validates: four times as fast as by the standard, which repairs what is not valid. */
export function parseHtml(html: string): CheerioAPI {
  return load(html, { xml: { xmlMode: false, decodeEntities: true } });
}
