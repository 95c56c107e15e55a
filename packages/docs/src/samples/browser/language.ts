import { applyPreference, savePreference } from "../../browser/preferences.ts";

const radios = [...document.querySelectorAll<HTMLInputElement>(".languages > .tabs > input")];

function select(language: string | undefined): void {
  for (const radio of radios) if (radio.value === language) radio.checked = true;
}

for (const radio of radios) {
  radio.addEventListener("change", () => {
    savePreference("language", radio.value);
    select(radio.value);
  });
}

selectSaved();
// The user may have changed the language before going back to this page.
addEventListener("pageshow", selectSaved);

function selectSaved(): void {
  applyPreference("language");
  select(document.documentElement.dataset.language);
}
