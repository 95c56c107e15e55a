import { applyPreference, savePreference } from "./preferences.ts";

const select = document.querySelector("[data-theme-select]") as HTMLSelectElement;

select.addEventListener("change", () => savePreference("theme", select.value));
// The user may have changed the theme in another tab, or before going back to this page.
for (const event of ["storage", "pageshow"]) addEventListener(event, showTheme);

function showTheme(): void {
  applyPreference("theme");
  select.value = document.documentElement.dataset.theme ?? "system";
}
