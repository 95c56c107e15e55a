import { watch } from "node:fs";
import { join } from "node:path";
import { bundle, isBundleOutdated } from "./bundle.ts";
import { root } from "./project.ts";

// Milliseconds to wait after a change, because editors write several files or write in several steps.
const delay = 200;

/** Bundles the contract again whenever its sources change. Prints errors and keeps watching. */
export function rebundleOnChange(): void {
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  watch(join(root, "openapi"), { recursive: true }, (_, file) => {
    if (!file?.endsWith(".yaml") || file.startsWith("dist")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(rebundle);
    }, delay);
  });
}

async function rebundle(): Promise<void> {
  try {
    if (await isBundleOutdated()) await bundle();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}
