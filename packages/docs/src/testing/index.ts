/** What the benchmarks measure of the site's parts. Not published. */
export type { Browser, BrowserContextOptions, Page } from "playwright-core";
export { site } from "../files.ts";
export { anchor } from "../redoc/readable.ts";
export { axeViolations, unfold } from "./axe.ts";
export { advice, findChromium, launchChromium } from "./chromium.ts";
export { layoutShift, maxLayoutShift } from "./layout-shift.ts";
export { bySize, looks, pageKinds } from "./page-kinds.ts";
