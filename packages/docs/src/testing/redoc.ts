import type { Operation } from "@crewkit/openapi";
import type { Locator, Page } from "playwright-core";
import { anchor } from "../redoc/operations.ts";

/** Goes to each tag of the Redoc page: it must describe the tag's first operation, and list all of them. */
export async function tour(page: Page, chapters: { tag: string; operations: Operation[] }[]): Promise<void> {
  for (const { tag, operations } of chapters) {
    // Without the pointer, which waits for the page to come to rest: that took most of the time.
    await page.getByRole("link", { name: tag, exact: true }).first().dispatchEvent("click");
    await seen(page.locator("h2", { hasText: operations[0]?.summary ?? "" }));
    for (const operation of operations) await linkTo(page, operation).first().waitFor({ state: "attached" });
  }
}

/** Waits until something can be seen. */
export function seen(locator: Locator): Promise<void> {
  return locator.first().waitFor();
}

/** Where the page describes an operation: Redoc renders its neighbors too. */
export function sectionOf(page: Page, operation: Operation): Locator {
  return page.locator(`[data-section-id="${anchor(operation).slice(1)}"]`);
}

// Only the sidebar has links whose text is a summary.
function linkTo(page: Page, operation: Operation): Locator {
  return page.locator(`a[href="${anchor(operation)}"]`).filter({ hasText: operation.summary });
}
