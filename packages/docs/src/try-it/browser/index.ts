import { organizationIdOf } from "../../samples/variables.ts";
import { createSamplePanel, renderInput, type SamplePanel } from "./live-sample.ts";
import { createPageMock, type PageMock, type TryItData } from "./mock.ts";
import { readTryOperation } from "./operation.ts";
import { createTryItPanel, type Panel } from "./panel.ts";

interface OperationForm {
  panel: Panel;
  sample: SamplePanel;
}

/** Defines `window.crewkitTryIt`, which opens and closes the form of an operation. */
export function install(api: TryItData): void {
  const forms = new Map<HTMLElement, OperationForm>();
  let mock: PageMock | undefined;
  window.crewkitTryIt = {
    open(button) {
      mock ??= createPageMock(api);
      const form = forms.get(button) ?? addForm(button, api, mock);
      const { panel, sample } = form;
      forms.set(button, form);
      panel.element.hidden = !panel.element.hidden;
      button.ariaExpanded = String(!panel.element.hidden);
      if (panel.element.hidden) return sample.restore();
      sample.update();
      // On wide screens, the form is next to the page already.
      if (!matchMedia("(width >= 80rem)").matches) panel.element.scrollIntoView();
      panel.title.focus({ preventScroll: true });
    },
  };
}

function addForm(button: HTMLElement, api: TryItData, mock: PageMock): OperationForm {
  const page = button.closest("[data-operation]") as HTMLElement;
  const operation = readTryOperation(api.contract, page.dataset.operation ?? "", api.samples);
  const panel = createTryItPanel(api, mock, operation);
  page.querySelector(".try-place")?.append(panel.element);
  const organizationId = organizationIdOf(api.contract);
  const sample = createSamplePanel(page.querySelector(".samples") as HTMLElement, (language) =>
    renderInput(language, operation, panel.readSample(), organizationId),
  );
  for (const event of ["input", "change"]) panel.form.addEventListener(event, sample.update);
  return { panel, sample };
}
