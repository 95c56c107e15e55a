import { savePreference } from "../../browser/preferences.ts";

// The language of the samples that somebody chose is chosen on the next page too.
for (const radio of document.querySelectorAll<HTMLInputElement>("input[name=language]")) {
  radio.addEventListener("change", () => savePreference("language", radio.value));
  radio.checked ||= radio.value === document.documentElement.dataset.language;
}
