/** For benchmarks and script tests. Not published. */

export { isKilled, type MutantRunner, startMutantRunner } from "../../mutants/tools/proxy.ts";
export { listMutants, type Mutant, type ProxiedRequest, type ProxiedResponse } from "../../mutants/tools/table.ts";
export { listTestCases } from "../cases/index.ts";
export { runChecks } from "../checks/index.ts";
export { fetchErrors } from "../plans/crewkit/errors.ts";
export { mockTarget } from "../plans/crewkit/mock.ts";
export { listScenarios } from "../scenarios/index.ts";
export { createSpecModel, documentedResponse, type SpecModel, successOf } from "../spec/model.ts";
export { parseJson } from "../values/json.ts";
export { type RecordedStep, recordWorkflows, respectArguments, workflowInputs } from "./workflows.ts";
