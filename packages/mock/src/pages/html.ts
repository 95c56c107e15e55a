/** Markup that may stand in a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in markup: a text, which is escaped, and markup or a list of it, which are not. */
export type Content = string | Html | readonly Html[] | undefined;

/**
 * Markup from a template. Every text in it is escaped, so that it can stand between tags and in quoted attributes.
 *
 * @example
 * html`<p title="${title}">${name}</p>`;
 */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Html {
  return new Html(String.raw({ raw: parts }, ...contents.map(toText)));
}

function toText(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "string")
    return content.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return content instanceof Html ? content.text : content.map(toText).join("");
}
