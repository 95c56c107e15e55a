import { firstCallOf } from "../model/first-call.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { codeBlock, jsonBlock } from "../parts/code.ts";
import { type Html, html } from "../parts/html.ts";
import { codeLinks, pathOf } from "../parts/links.ts";
import { phrase, prose } from "../parts/prose.ts";
import { homeText } from "../twins/home.ts";

/** The first page. */
export function homePage(site: Site): Page {
  const { title, summary = "", description = "" } = site.contract.info;
  const conventions = description.replaceAll(/^# /gm, "## ");
  return {
    path: pathOf.home,
    title,
    description: summary,
    main: main(site, conventions),
    markdown: homeText(site, conventions),
    place: {},
  };
}

function main(site: Site, conventions: string): Html {
  const { title, summary = "", version } = site.contract.info;
  const [guide] = site.guides;
  const first = firstCallOf(site);
  const links = codeLinks(site, pathOf.home);
  const guides = site.guides.map(({ slug, title, summary }) => card(pathOf.guide(slug), title, phrase(summary, links)));
  const tags = site.tags.map(({ slug, name, description }) => card(pathOf.tag(slug), name, phrase(description, links)));
  return html`<article class="home">
<div class="hero"><div><h1>${title}</h1><p class="lead">${summary}
<p class="doors">${guide ? html`<a class="door" href="${pathOf.guide(guide.slug)}">${guide.title}</a> ` : ""}<a href="#reference">All operations</a>
<p class="facts">Version ${version}</div>
${first ? html`<div>${codeBlock(first.code, "sh")}${jsonBlock(first.answer)}</div>` : ""}</div>
<h2 id="guides">Guides</h2>
<ul class="cards">${guides}</ul>
<h2 id="reference">Reference</h2>
<ul class="cards">${tags}</ul>
<div class="everywhere"><h2 id="everywhere">What holds everywhere</h2>
${prose(conventions, links)}</div>
</article>`;
}

function card(path: string, title: string, text: Html): Html {
  return html`<li><a href="${path}">${title}</a><span>${text}</span>`;
}
