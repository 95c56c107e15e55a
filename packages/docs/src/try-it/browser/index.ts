import { organizationIdOf } from "../../samples/variables.ts";
import { createSamplePanel, renderInput, type SamplePanel } from "./live-sample.ts";
import { createPageMock, type PageMock, type TryItData } from "./mock.ts";
import { readTryOperation } from "./operation.ts";
import { createTryItPanel, type Panel } from "./panel.ts";

interface OpenedForm {
  panel: Panel;
  sample: SamplePanel | undefined;
}

/** Defines `window.crewkitTryIt`, which opens and closes the form of an operation. */
export function install(api: TryItData): void {
  const forms = new Map<HTMLElement, OpenedForm>();
  let mock: PageMock | undefined;
  window.crewkitTryIt = {
    open(button) {
      mock ??= createPageMock(api);
      const existing = forms.get(button);
      const { panel, sample } = existing ?? addForm(button, api, mock);
      forms.set(button, { panel, sample });
      if (existing) panel.element.hidden = !panel.element.hidden;
      button.setAttribute("aria-expanded", String(!panel.element.hidden));
      if (panel.element.hidden) return sample?.restore();
      sample?.update();
      // On wide screens, the form is next to the page already.
      if (!matchMedia("(width >= 80rem)").matches) panel.element.scrollIntoView();
      panel.title.focus({ preventScroll: true });
    },
  };
}

function addForm(button: HTMLElement, api: TryItData, mock: PageMock): OpenedForm {
  const page = button.closest<HTMLElement>("[data-operation]");
  const operation = readTryOperation(api.contract, page?.dataset.operation ?? "", api.samples);
  const panel = createTryItPanel(api, mock, operation);
  page?.querySelector(".try-place")?.append(panel.element);
  const block = page?.querySelector<HTMLElement>(".samples");
  if (!block) return { panel, sample: undefined };
  const organizationId = organizationIdOf(api.contract);
  const sample = createSamplePanel(block, (language) =>
    renderInput(language, operation, panel.readSample(), organizationId),
  );
  for (const event of ["input", "change"]) panel.form.addEventListener(event, sample.update);
  return { panel, sample };
}
