import { page } from "./html/page.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import type { Report } from "./report.ts";

/** A form that a report can be written in. */
export type Format = "junit" | "json" | "html" | "markdown";

/** The files that a report can be written to, by the name of the option. */
export const formats: Record<Format, (report: Report) => string> = { junit, json, html: page, markdown };
