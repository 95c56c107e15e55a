export type { Browser, BrowserContextOptions, Page } from "playwright-core";
export { siteFolder } from "../files.ts";
export { redocAnchor } from "../redoc/prepare-contract.ts";
export { axeViolations, expandDetails } from "./axe.ts";
export { findChromium, installHint, launchChromium } from "./chromium.ts";
export { layoutShift, maxLayoutShift } from "./layout-shift.ts";
export { displayModes, pageKinds, pagesBySize } from "./page-kinds.ts";
