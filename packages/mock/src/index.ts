export type { FirstCall } from "./first-call.ts";
export { type Mock, type MockOptions, startMock } from "./start.ts";
