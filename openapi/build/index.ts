export { bundle } from "./bundle.ts";
export { findUnknownNames, listNames } from "./names.ts";
export { formatLocation, listExamples, type NamedExample, readRequests } from "./requests.ts";
export { readSampleData, readYaml, type SampleData } from "./sample-data.ts";
export { runTool } from "./tools.ts";
export { bundleOnChange } from "./watch.ts";
