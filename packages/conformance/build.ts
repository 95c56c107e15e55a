import { bundlePackage } from "../mock/build/bundle.ts";

// `neutral` chooses the ES modules of the bundled packages. xmlbuilder has only a `main`.
await bundlePackage(import.meta.dirname, { platform: "neutral", mainFields: ["module", "main"] });
