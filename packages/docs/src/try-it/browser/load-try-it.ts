import { load } from "../../browser/load.ts";

const button = document.querySelector<HTMLButtonElement>("[data-try]");

button?.setAttribute("aria-expanded", "false");
button?.addEventListener("click", async () => {
  try {
    await Promise.all([load("try-it.css"), load("try-it.js")]);
    window.crewkitTryIt?.open(button);
  } catch (error) {
    tell(`${(error as Error).message} Load this page again.`);
  }
});

// Links from one form to the next lead here.
if (location.hash === "#try") button?.click();

function tell(fault: string): void {
  const told = document.createElement("p");
  told.setAttribute("role", "alert");
  told.textContent = fault;
  button?.parentElement?.after(told);
}
