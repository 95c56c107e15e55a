import { watch } from "node:fs";
import { join } from "node:path";
import { bundle, bundleIsStale } from "./bundle.ts";
import { root } from "./project.ts";

// So many milliseconds after a change: an editor writes several files, or one in several steps.
const pause = 200;

/** Bundles the contract anew whenever its sources have changed; what keeps it from that is said, and waits for the next. */
export function rebundleOnChange(): void {
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<void> = Promise.resolve();
  watch(join(root, "openapi"), { recursive: true }, (_, file) => {
    if (!file?.endsWith(".yaml") || file.startsWith("dist")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(rebundle);
    }, pause);
  });
}

async function rebundle(): Promise<void> {
  try {
    if (await bundleIsStale()) await bundle();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}
