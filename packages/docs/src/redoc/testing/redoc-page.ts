import { listOperations, type Operation } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Locator, Page } from "playwright-core";
import { redocAnchor } from "../prepare-contract.ts";

export const operationsByTag: [tag: string, operations: Operation[]][] = [
  ...Map.groupBy(listOperations(readContract()), ({ tag }) => tag),
];

/** Opens tags of the Redoc page. Each must list its operations and describe the first one. */
export async function visitTags(page: Page, tags: typeof operationsByTag): Promise<void> {
  for (const [tag, operations] of tags) {
    // A real click would wait for the page to settle, which takes most of the time.
    await page.getByRole("link", { name: tag, exact: true }).first().dispatchEvent("click");
    await waitUntilVisible(page.locator("h2", { hasText: operations[0]?.summary ?? "" }));
    for (const operation of operations) {
      // Only links in the sidebar contain the summary.
      const link = page.locator(`a[href="${redocAnchor(operation)}"]`).filter({ hasText: operation.summary });
      await link.first().waitFor({ state: "attached" });
    }
  }
}

export function waitUntilVisible(locator: Locator): Promise<void> {
  return locator.first().waitFor();
}
