// Saves the theme and the language for the next pages. inline.ts applies them before the first paint.
import { readSaved, save } from "./storage.ts";

const themeSelect = document.querySelector("[data-theme-select]") as HTMLSelectElement;
const languageRadios = [...document.querySelectorAll<HTMLInputElement>(".languages > .tabs > input")];

themeSelect.addEventListener("change", () => {
  save("theme", themeSelect.value);
  showTheme(themeSelect.value);
});
for (const radio of languageRadios) {
  radio.addEventListener("change", () => {
    save("language", radio.value);
    selectLanguage(radio.value);
  });
}
// The user may have changed the preferences in another tab, or before going back to this page.
for (const event of ["storage", "pageshow"]) {
  addEventListener(event, () => {
    showTheme(readSaved("theme"));
    selectLanguage(readSaved("language"));
  });
}

function showTheme(saved: string | null): void {
  const { dataset } = document.documentElement;
  if (saved) dataset.theme = saved;
  themeSelect.value = dataset.theme ?? "system";
}

function selectLanguage(language: string | null): void {
  for (const radio of languageRadios) if (radio.value === language) radio.checked = true;
}
