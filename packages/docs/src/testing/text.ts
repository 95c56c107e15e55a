import { type Cheerio, type CheerioAPI, load } from "cheerio";
import MarkdownIt from "markdown-it";

/** What a page shows in `<main>`, without what `ignored` selects. */
export function readHtml(html: string, ignored: string): CheerioAPI {
  const [main = ""] = /<main.*<\/main>/s.exec(html) ?? [];
  const $ = load(main);
  $(ignored).remove();
  // Styles set these apart, where the text has no space.
  $("p, span").prepend(" ");
  return $;
}

export function readMarkdown(markdown: string): CheerioAPI {
  return load(new MarkdownIt().render(markdown));
}

/** The words of each piece of text, such as a paragraph: how they are set makes no difference. */
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

/** The fields of lists: how deep each stands, and what is said of it. `name` selects what an item begins with. */
export function fieldRows($: CheerioAPI, name: string): [depth: number, words: string][] {
  return $(`li > ${name}:first-child`)
    .toArray()
    .filter((each) => !each.prev)
    .map((each) => [$(each).parents("ul").length, words(ownText($(each).parent()))]);
}

function ownText(row: Cheerio<ReturnType<CheerioAPI>[number]>): string {
  const own = row.clone();
  own.find("ul, details").remove();
  return own.text();
}

function words(text: string): string {
  return (text.match(/[\p{L}\p{N}_]+/gu) ?? []).join(" ");
}

const separator = "¶";
const blockElements = "article, dd, div, dt, h1, h2, h3, h4, li, p, summary, summary > span, td, th, ul, ol";
