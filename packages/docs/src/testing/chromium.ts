import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/**
 * The path of this machine's Chromium: what the environment variable CHROMIUM names, else Debian's, else the first on
 * PATH; undefined without one.
 *
 * @throws without one where CI is set: there the browser tests must run.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const onPath = (env.PATH ?? "").split(delimiter).map((directory) => join(directory, "chromium"));
  const found = (env.CHROMIUM ? [env.CHROMIUM] : ["/usr/bin/chromium", ...onPath]).find(existsSync);
  if (!found && env.CI && env.CI !== "false") {
    throw new Error(
      `CI has no Chromium, which the browser tests need${env.CHROMIUM ? ` (CHROMIUM=${env.CHROMIUM})` : ""}. ${installHint}`,
    );
  }
  return found;
}

export const installHint = "Install one (`apt-get install chromium`), or name it in the environment variable CHROMIUM.";

/** Starts a Chromium that makes no requests of its own, so that those seen are the page's. */
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
