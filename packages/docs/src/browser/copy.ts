import { copyCode } from "./copy-button.ts";

// One listener for all code panels of the page.
document.addEventListener("click", ({ target }) => {
  const button = (target as Element).closest<HTMLButtonElement>(".block .copy");
  const codes = [...(button?.closest(".block")?.querySelectorAll<HTMLElement>("pre") ?? [])];
  const shown = codes.find((code) => code.checkVisibility());
  if (button && shown) copyCode(button, shown);
});
