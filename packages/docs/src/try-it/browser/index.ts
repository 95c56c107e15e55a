import "../../browser/window.ts";
import { createPageMock, type PageMock, type TryItData } from "./mock.ts";
import { readTryOperation } from "./operation.ts";
import { createTryItPanel, type Panel } from "./panel.ts";

/** Lets a button below an operation open the form of it, and close it again. */
export function install(api: TryItData): void {
  const panels = new Map<HTMLElement, Panel>();
  let mock: PageMock | undefined;
  window.crewkitTryIt = {
    open(button) {
      mock ??= createPageMock(api);
      const known = panels.get(button);
      const panel = known ?? addPanel(button, api, mock);
      panels.set(button, panel);
      if (known) panel.element.hidden = !panel.element.hidden;
      button.setAttribute("aria-expanded", String(!panel.element.hidden));
      panel.title.focus();
    },
  };
}

function addPanel(button: HTMLElement, api: TryItData, mock: PageMock): Panel {
  const { operation = "" } = button.closest<HTMLElement>("[data-operation]")?.dataset ?? {};
  const panel = createTryItPanel(api, mock, readTryOperation(api.contract, operation, api.samples));
  (button.closest("p") ?? button).after(panel.element);
  return panel;
}
