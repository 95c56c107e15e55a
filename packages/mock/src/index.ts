export type { LogFormat } from "./log/log.ts";
export { type StartOptions, startMock } from "./start.ts";
export * from "./web.ts";
