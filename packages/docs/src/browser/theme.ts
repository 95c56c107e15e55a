import { remember } from "./remember.ts";

// The button names the theme that it leads to.
const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

button?.addEventListener("click", () => {
  remember("theme", isDark() ? "light" : "dark");
  label();
});
systemIsDark.addEventListener("change", label);
label();

function isDark(): boolean {
  return (document.documentElement.dataset.theme ?? (systemIsDark.matches ? "dark" : "light")) === "dark";
}

function label(): void {
  button?.setAttribute("aria-label", isDark() ? "Light theme" : "Dark theme");
}
