import { listOperations, type Operation } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Locator, Page } from "playwright-core";
import { anchor } from "../readable.ts";

export const chapters: [tag: string, operations: Operation[]][] = [
  ...Map.groupBy(listOperations(readContract()), ({ tag }) => tag),
];

/** Goes to tags of the Redoc page. Each must list its operations, and describe the first. */
export async function tour(page: Page, tags: typeof chapters): Promise<void> {
  for (const [tag, operations] of tags) {
    // Without the pointer, which waits for the page to come to rest: that took most of the time.
    await page.getByRole("link", { name: tag, exact: true }).first().dispatchEvent("click");
    await seen(page.locator("h2", { hasText: operations[0]?.summary ?? "" }));
    for (const operation of operations) {
      // Only the links of the sidebar contain the summary.
      const link = page.locator(`a[href="${anchor(operation)}"]`).filter({ hasText: operation.summary });
      await link.first().waitFor({ state: "attached" });
    }
  }
}

export function seen(locator: Locator): Promise<void> {
  return locator.first().waitFor();
}
