import { type Cheerio, type CheerioAPI, load } from "cheerio";
import MarkdownIt from "markdown-it";

export function readHtml(html: string, ignored: string): CheerioAPI {
  const [main = ""] = /<main.*<\/main>/s.exec(html) ?? [];
  const $ = load(main);
  $(ignored).remove();
  $("script").remove();
  // These are separated by styles, not by spaces.
  $("p, span").prepend(" ");
  return $;
}

export function readMarkdown(markdown: string): CheerioAPI {
  return load(new MarkdownIt().render(markdown));
}

export function paragraphs($: CheerioAPI): string[] {
  const body = $("body").clone();
  body.find("pre").remove();
  body.find(blockElements).prepend(separator).append(separator);
  return body.text().split(separator).map(words).filter(Boolean);
}

export function codeBlocks($: CheerioAPI): string[] {
  return $("pre")
    .toArray()
    .map((block) => $(block).text().trimEnd());
}

/** Returns the nesting depth and text of each field. `name` selects the first element of its list item. */
export function fieldRows($: CheerioAPI, name: string): [depth: number, words: string][] {
  return $(`li > ${name}:first-child`)
    .toArray()
    .filter((each) => !each.prev)
    .map((each) => [$(each).parents("ul").length, words(ownText($(each).parent()))]);
}

function ownText(row: Cheerio<ReturnType<CheerioAPI>[number]>): string {
  const own = row.clone();
  own.find("ul, details, dl").remove();
  return own.text();
}

function words(text: string): string {
  return (text.match(/[\p{L}\p{N}_]+/gu) ?? []).join(" ");
}

const separator = "¶";
const blockElements = "article, dd, div, dt, h1, h2, h3, h4, li, p, summary, summary > span, td, th, ul, ol";
