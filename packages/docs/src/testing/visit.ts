import type { Browser, Page } from "playwright-core";

/** A page that was opened, and what it did. */
export interface Visit {
  page: Page;
  /** The URLs that it asked of any other host. */
  foreign: string[];
  /** What its console said of errors and warnings, violations of its content security policy included. */
  complaints: string[];
}

/** Opens a page in a browser that reaches no host but the page's own, and writes down what it does. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  const page = await context.newPage();
  const foreign: string[] = [];
  const complaints: string[] = [];
  const isOwn = (other: string) => /^(data|blob):/.test(other) || hostOf(other) === hostOf(url);

  await context.route("**/*", (route) => (isOwn(route.request().url()) ? route.continue() : route.abort()));
  page.on("request", (request) => {
    if (!isOwn(request.url())) foreign.push(request.url());
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));

  await page.goto(url);
  return { page, foreign, complaints };
}

function hostOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
