import "../../browser/window.ts";
import { type Api, createPageMock, type PageMock } from "./mock.ts";
import { readTryOperation } from "./operation.ts";
import { createTry, type Panel } from "./try.ts";

/** Lets a button below an operation open the form of it, and close it again. */
export function install(api: Api): void {
  const panels = new Map<HTMLElement, Panel>();
  let mock: PageMock | undefined;
  window.crewkitTryIt = {
    open(button) {
      mock ??= createPageMock(api);
      const known = panels.get(button);
      const panel = known ?? place(button, api, mock);
      panels.set(button, panel);
      if (known) panel.element.hidden = !panel.element.hidden;
      button.setAttribute("aria-expanded", String(!panel.element.hidden));
      panel.title.focus();
    },
  };
}

function place(button: HTMLElement, api: Api, mock: PageMock): Panel {
  const { operation = "" } = button.closest<HTMLElement>("[data-operation]")?.dataset ?? {};
  const panel = createTry(api, mock, readTryOperation(api.contract, operation, api.samples));
  (button.closest("p") ?? button).after(panel.element);
  return panel;
}
