export { bundle } from "./bundle.ts";
export { type ErrorResponse, generateErrorTexts } from "./error-texts.ts";
export {
  draftExamples,
  type Examples,
  examplesFolder,
  type FetchExample,
  generatedBanner,
  generateExamples,
} from "./examples.ts";
export { findUnknownNames, listNames } from "./names.ts";
export type { NamedExample } from "./requests.ts";
export { readSampleData, readYaml, type SampleData } from "./sample-data.ts";
export { runTool } from "./tools.ts";
export { bundleOnChange } from "./watch.ts";
export { workflowInputs } from "./workflows/inputs.ts";
export { recordWorkflows } from "./workflows/record.ts";
