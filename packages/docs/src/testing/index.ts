export type { Browser, Page } from "playwright-core";
export { siteFolder } from "../files.ts";
export { redocAnchor } from "../redoc/prepare-contract.ts";
export { findChromium, installHint, launchChromium } from "./chromium.ts";
export { maxLayoutShift } from "./page-checks.ts";
export { pagesBySize } from "./page-kinds.ts";
