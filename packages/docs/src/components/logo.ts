import { type Html, html } from "./html.ts";

// Three prompts in a row: a crew of agents.
const prompts = ["M5 7.5 8.5 12 5 16.5", "M10 7.5 13.5 12 10 16.5", "M15 7.5 18.5 12 15 16.5"];

/** The logo for pages. The colors follow the theme. */
export const mark: Html = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="6"/>${prompts.map((path) => html`<path d="${path}"/>`)}</svg>`;

const colors = ["#2f8f97", "#5ecfd0", "#ff7a5c"];
const strokes = prompts.map((path, at) => `<path d="${path}" stroke="${colors[at]}"/>`).join("");

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#0f2233"/><g fill="none" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${strokes}</g></svg>`;

/** The logo as an image, with fixed colors. */
export const iconUrl: string = `data:image/svg+xml,${encodeURIComponent(icon)}`;
