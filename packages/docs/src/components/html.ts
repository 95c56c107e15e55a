import type { html } from "hono/html";

export { html, raw } from "hono/html";

/** A piece of HTML, in which what was put in is escaped. */
export type Html = ReturnType<typeof html>;
