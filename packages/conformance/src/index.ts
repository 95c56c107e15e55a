export { type Case, isSuccess, listCases } from "./cases.ts";
export type { Answer } from "./checks/check.ts";
export { createJudge, type Judge } from "./judge.ts";
export { startMockProcess, type Target } from "./targets/mock.ts";
