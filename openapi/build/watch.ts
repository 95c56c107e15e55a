import { watch } from "node:fs";
import { bundle } from "./bundle.ts";
import { openapiFolder } from "./tools.ts";

// Milliseconds to wait after a change, because editors write several files or write in several steps.
const delay = 200;

/** Bundles the contract again whenever its sources change. Prints errors and keeps watching. */
export function bundleOnChange(): void {
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  watch(openapiFolder, { recursive: true }, (_, file) => {
    if (!file?.endsWith(".yaml") || file.startsWith("dist")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(bundle).catch((error: Error) => console.error(error.message));
    }, delay);
  });
}
