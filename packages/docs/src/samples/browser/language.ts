import { savePreference } from "../../browser/preferences.ts";

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
select(document.documentElement.dataset.language);
