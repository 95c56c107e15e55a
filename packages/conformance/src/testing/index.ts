/** For benchmarks and script tests. Not published. */

export { mutants } from "../../mutants/index.ts";
export type { MockRequest, MockResponse } from "../../mutants/mutant.ts";
export { createMutantRunner, isKilled } from "../../mutants/run.ts";
export { documentedResponse, type SpecModel, successOf } from "../base/model.ts";
export { listTestCases } from "../cases/index.ts";
export { runChecks } from "../checks/index.ts";
export { mockTarget } from "../plans/crewkit/common/mock.ts";
export { fetchErrors } from "../plans/crewkit/errors.ts";
export { listScenarios } from "../scenarios/index.ts";
export { createSpecModel } from "../spec/create-model.ts";
