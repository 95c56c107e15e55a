import type { ConsoleMessage, Page, Request } from "playwright-core";
import { expect } from "vitest";
import { iconPath } from "../components/layout.ts";

export interface Visit {
  page: Page;
  requests: string[];
  externalRequests: string[];
  /** Errors and warnings, including violations of the content security policy. */
  consoleErrors: string[];
  /** Opens a page. Requests to its host are not external. */
  open(url: string): Promise<void>;
}

export function trackPage(page: Page): { visit: Visit; stop: () => void } {
  let ownHost = "";
  const visit: Visit = {
    page,
    requests: [],
    externalRequests: [],
    consoleErrors: [],
    async open(url) {
      ownHost = hostOf(url);
      await page.goto(url);
    },
  };
  const onRequest = (request: Request) => {
    const url = request.url();
    // The browser decides when it requests the icon.
    if (!url.endsWith(`/${iconPath}`)) visit.requests.push(url);
    if (!/^(data|blob):/.test(url) && hostOf(url) !== ownHost) visit.externalRequests.push(url);
  };
  const onConsole = (message: ConsoleMessage) => {
    if (["error", "warning"].includes(message.type())) visit.consoleErrors.push(message.text());
  };
  const onError = (error: Error) => visit.consoleErrors.push(error.message);

  page.on("request", onRequest).on("console", onConsole).on("pageerror", onError);
  const stop = () => void page.off("request", onRequest).off("console", onConsole).off("pageerror", onError);
  return { visit, stop };
}

function hostOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/**
 * Expects a value that depends on a stored preference. On a busy machine, a browser may store a preference only after it has
 * opened the next page, or lose it.
 *
 * @param visit selects the preference, if that can be repeated, and opens another page. Called until the page has the value.
 */
export function expectStored<T>(visit: () => Promise<T>): ReturnType<typeof expect.poll> {
  return expect.poll(visit, { timeout: 100_000 });
}
