import "../../browser/window.ts";
import { createPageMock, type PageMock, type TryItData } from "./mock.ts";
import { readTryOperation } from "./operation.ts";
import { createTryItPanel, type Panel } from "./panel.ts";

/** Defines `window.crewkitTryIt`, which opens and closes the form of an operation. */
export function install(api: TryItData): void {
  const panels = new Map<HTMLElement, Panel>();
  let mock: PageMock | undefined;
  window.crewkitTryIt = {
    open(button) {
      mock ??= createPageMock(api);
      const existing = panels.get(button);
      const panel = existing ?? addPanel(button, api, mock);
      panels.set(button, panel);
      if (existing) panel.element.hidden = !panel.element.hidden;
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
