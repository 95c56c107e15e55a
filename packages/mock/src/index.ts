export { type StartOptions, startMock } from "./adapters/start.ts";
export type { LogFormat } from "./log/log.ts";
export * from "./web.ts";
