import { element } from "../../browser/element.ts";
import { loadAsset } from "../../browser/load-asset.ts";

const button = document.querySelector<HTMLButtonElement>("[data-try]");

button?.setAttribute("aria-expanded", "false");
button?.addEventListener("click", async () => {
  try {
    await Promise.all([loadAsset("try-it.css"), loadAsset("try-it.js")]);
    window.crewkitTryIt?.open(button);
  } catch (error) {
    const fault = `${(error as Error).message} Load this page again.`;
    button.parentElement?.after(element("p", { role: "alert" }, fault));
  }
});

// Links from one form to the next lead here.
if (location.hash === "#try") button?.click();
