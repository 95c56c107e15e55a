// Saves the theme and the language for the next pages. `initScript` in components/layout.ts applies them before the first paint.
type Preference = "theme" | "language";

const themeSelect = document.querySelector("[data-theme-select]") as HTMLSelectElement;
themeSelect.addEventListener("change", () => savePreference("theme", themeSelect.value));
// The user may have changed the theme in another tab, or before going back to this page.
for (const event of ["storage", "pageshow"]) addEventListener(event, showTheme);

function showTheme(): void {
  applyPreference("theme");
  themeSelect.value = document.documentElement.dataset.theme ?? "system";
}

const languageRadios = [...document.querySelectorAll<HTMLInputElement>(".languages > .tabs > input")];
for (const radio of languageRadios) {
  radio.addEventListener("change", () => {
    savePreference("language", radio.value);
    selectLanguage(radio.value);
  });
}
showLanguage();
// The user may have changed the language before going back to this page.
addEventListener("pageshow", showLanguage);

function showLanguage(): void {
  applyPreference("language");
  selectLanguage(document.documentElement.dataset.language);
}

function selectLanguage(language: string | undefined): void {
  for (const radio of languageRadios) if (radio.value === language) radio.checked = true;
}

function savePreference(key: Preference, value: string): void {
  document.documentElement.dataset[key] = value;
  try {
    localStorage.setItem(`crewkit-${key}`, value);
  } catch {
    // Some browsers have no storage for `file:` URLs. The preference then applies to this page only.
  }
}

function applyPreference(key: Preference): void {
  try {
    const saved = localStorage.getItem(`crewkit-${key}`);
    if (saved) document.documentElement.dataset[key] = saved;
  } catch {}
}
