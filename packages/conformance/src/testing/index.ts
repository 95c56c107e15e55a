/** For benchmarks and script tests. Not published. */
export { listMutants } from "../../mutants/tools/list.ts";
export type { Mutant, ProxiedRequest, ProxiedResponse } from "../../mutants/tools/mutant.ts";
export { isKilled, type MutantRunner, startMutantRunner } from "../../mutants/tools/run.ts";
export { listTestCases } from "../cases/index.ts";
export { runChecks } from "../checks/index.ts";
export { listScenarios } from "../scenarios/index.ts";
export { createSpecModel, documentedResponse, type SpecModel, successOf } from "../spec/model.ts";
export { parseJson } from "../values/json.ts";
export { type RecordedStep, recordWorkflows } from "./record-workflow.ts";
export { respectArguments, workflowInputs } from "./workflow-inputs.ts";
