/** A guide. */
export interface Guide {
  /** The name of its page: `quickstart`. */
  slug: string;
  title: string;
  /** One line for lists and search. */
  summary: string;
  /** Markdown, without the title. */
  text: string;
}
