export type { Browser, BrowserContextOptions, Page } from "playwright-core";
export { siteFolder } from "../files.ts";
export { redocAnchor } from "../redoc/prepare-contract.ts";
export { findChromium, installHint, launchChromium } from "./chromium.ts";
export { axeViolations, expandDetails, layoutShift, maxLayoutShift } from "./page-checks.ts";
export { displayModes, pageKinds, pagesBySize } from "./page-kinds.ts";
