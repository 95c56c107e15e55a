import { type Browser, chromium } from "playwright-core";
import { findExecutable, installHintOf, type Program } from "./executable.ts";

export const chromiumProgram: Program = {
  name: "Chromium",
  command: "chromium",
  // Without the parts for a window, the tests need less CPU time.
  preferred: "chromium-headless-shell",
  package: "chromium-headless-shell",
  variable: "CHROMIUM",
};

/**
 * Returns the path of Chromium, or undefined if it is not installed.
 *
 * @throws if Chromium is not installed and `CI` is set.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return findExecutable(chromiumProgram, env);
}

export const installHint: string = installHintOf(chromiumProgram);

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
      // A process for each site takes more time to start than a small page to load.
      "--disable-site-isolation-trials",
      "--process-per-site",
      "--renderer-process-limit=1",
    ],
  });
}
