import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { sharedPageTest as test } from "./testing/browser.ts";

const landmark = /^(banner|complementary|form|main|navigation|region|search)\b/;

describe("roles and names for screen readers", () => {
  test.beforeAll(({ fileVisit, roots }) => fileVisit.open(`${roots.file}reference/createProject.html`));

  test("landmarks and headings", async ({ page }) => {
    const tree = await accessibilityTree(page);
    expect(tree.filter((line) => landmark.test(line)).sort()).toEqual([
      "banner",
      "complementary Request and response",
      "main",
      "navigation Documentation",
      "navigation On this page",
      "navigation Previous and next page",
    ]);
    expect(tree.filter((line) => /^heading .* level 1$/.test(line))).toEqual(["heading Create a project level 1"]);
    expect(tree).toEqual(expect.arrayContaining(["heading Path parameters level 2", "heading Next steps level 2"]));
  });

  test("tabs are groups of radio buttons", async ({ page }) => {
    expect(await accessibilityTree(page)).toEqual(
      expect.arrayContaining(["group Language", "radio curl checked", "group Response", "radio 201 checked"]),
    );
    await page.getByRole("radio", { name: "curl" }).focus();
    await page.keyboard.press("ArrowRight");
    const tree = await accessibilityTree(page);
    expect(tree).toContain("radio TypeScript checked focused");
    expect(tree).toContain("radio curl");
    await page.keyboard.press("ArrowLeft");
  });

  test("code that scrolls has a name and can be focused", async ({ page }) => {
    const focusable = () =>
      page.locator(".samples pre").evaluateAll((all) => all.flatMap(({ tabIndex }, at) => (tabIndex === 0 ? at : [])));
    expect(await accessibilityTree(page)).not.toContain("group curl");
    await expect.poll(focusable).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(focusable).toEqual([0]);
    await page.locator(".samples label", { hasText: "Go" }).click();
    await expect.poll(focusable).toEqual([4]);
    expect(await accessibilityTree(page)).toContain("group Go");
  });

  test("the search is a combobox with a list of options", async ({ page, search }) => {
    await search.search("create project");
    const tree = await accessibilityTree(page);
    expect(tree).toEqual(
      expect.arrayContaining(["dialog Search", "combobox Search the documentation expanded focused"]),
    );
    expect(tree.filter((line) => line.startsWith("listbox"))).toHaveLength(1);
    expect(tree.find((line) => line.startsWith("option"))).toBe(
      "option Create a project Operation POST /{org_id}/projects",
    );
    expect(
      tree.filter((line) => landmark.test(line)),
      "the page behind the dialog",
    ).toEqual([]);
  });
});

/** Returns the role, name and state of each element as Chromium reports them to screen readers: `radio curl checked`. */
async function accessibilityTree(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes.flatMap(({ ignored, role, name, properties = [] }) => {
    if (ignored) return [];
    const state = new Map<string, string>(properties.map(({ name, value }) => [name, String(value.value)]));
    const active = ["checked", "expanded", "focused"].filter((name) => state.get(name) === "true");
    const level = state.has("level") && `level ${state.get("level")}`;
    return [role?.value, name?.value, level, ...active].filter(Boolean).join(" ");
  });
}
