import { savePreference } from "../../browser/preferences.ts";

for (const radio of document.querySelectorAll<HTMLInputElement>("input[name=language]")) {
  radio.addEventListener("change", () => savePreference("language", radio.value));
  radio.checked ||= radio.value === document.documentElement.dataset.language;
}
