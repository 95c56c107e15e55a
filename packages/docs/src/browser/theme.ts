import { savePreference } from "./preferences.ts";

// The label of the button is the theme that it switches to.
const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

button?.addEventListener("click", () => {
  savePreference("theme", isDark() ? "light" : "dark");
  updateLabel();
});
systemIsDark.addEventListener("change", updateLabel);
updateLabel();

function isDark(): boolean {
  return (document.documentElement.dataset.theme ?? (systemIsDark.matches ? "dark" : "light")) === "dark";
}

function updateLabel(): void {
  button?.setAttribute("aria-label", isDark() ? "Light theme" : "Dark theme");
}
