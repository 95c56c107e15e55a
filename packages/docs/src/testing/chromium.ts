import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/**
 * Returns the path of Chromium: the environment variable `CHROMIUM`, `/usr/bin/chromium`, or the first on `PATH`. Undefined
 * if none exists.
 *
 * @throws if none exists and `CI` is set, because CI must run the browser tests.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const onPath = (env.PATH ?? "").split(delimiter).map((directory) => join(directory, "chromium"));
  const found = (env.CHROMIUM ? [env.CHROMIUM] : ["/usr/bin/chromium", ...onPath]).find(existsSync);
  if (!found && env.CI && env.CI !== "false") {
    throw new Error(
      `The browser tests need Chromium, which was not found${env.CHROMIUM ? ` (CHROMIUM=${env.CHROMIUM})` : ""}. ${installHint}`,
    );
  }
  return found;
}

export const installHint =
  "Install it (`apt-get install chromium`), or set the environment variable CHROMIUM to its path.";

/** Starts Chromium without background requests, so that tests see only requests of the page. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-quic",
    ],
  });
}
