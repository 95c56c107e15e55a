import { element, loadAsset } from "../../components/browser/dom.ts";

const button = document.querySelector<HTMLButtonElement>("[data-try]");

button?.setAttribute("aria-expanded", "false");
button?.addEventListener("click", async () => {
  try {
    await Promise.all([loadAsset("try-it.css"), loadAsset("try-it.js")]);
    window.crewkitTryIt?.open(button);
  } catch (error) {
    const message = `${(error as Error).message} Reload the page to try again.`;
    button.parentElement?.after(element("p", { role: "alert" }, message));
  }
});

// Links from other forms open the form.
if (location.hash === "#try") button?.click();
