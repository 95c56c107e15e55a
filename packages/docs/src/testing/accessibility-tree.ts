import type { Page } from "playwright-core";

/** Returns the role, name and state of each element as Chromium reports them to screen readers: `radio curl checked`. */
export async function accessibilityTree(page: Page): Promise<string[]> {
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
