/** Parts of the suite for the benchmarks and the scripts' tests. Not published. */
export { listMutants } from "../../mutants/tools/list.ts";
export type { Mutant, Passed, Passing } from "../../mutants/tools/mutant.ts";
export { isCaught, type Laboratory, openLaboratory } from "../../mutants/tools/run.ts";
export { listCases } from "../cases/index.ts";
export { judge } from "../checks/index.ts";
export { createLaw, documentedResponse, type Law, successOf } from "../law/law.ts";
export { parseJson } from "../values/json.ts";
export { listWalks } from "../walks/index.ts";
export { respectArguments } from "./workflow-inputs.ts";
