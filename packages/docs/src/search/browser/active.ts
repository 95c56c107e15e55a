import type { Parts } from "./parts.ts";

/** The option that Enter opens. */
export function activeOption({ list }: Parts): HTMLElement | undefined {
  return list.querySelector<HTMLElement>("[aria-selected=true]") ?? undefined;
}

/** Makes an option the active one. The focus stays in the input, which names it. */
export function activate(parts: Parts, option: Element | undefined): void {
  activeOption(parts)?.removeAttribute("aria-selected");
  option?.setAttribute("aria-selected", "true");
  if (option) parts.input.setAttribute("aria-activedescendant", option.id);
  else parts.input.removeAttribute("aria-activedescendant");
}

/** Makes the option active to which a key leads from the active one; at an end, the one at the other. */
export function move(parts: Parts, key: string): boolean {
  const options = [...parts.list.children];
  const at = options.findIndex(({ ariaSelected }) => ariaSelected === "true");
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (next === undefined || options.length === 0) return false;
  activate(parts, options.at(next % options.length));
  activeOption(parts)?.scrollIntoView({ block: "nearest" });
  return true;
}
