/** Servers that misbehave as real ones do, for the tests and the benchmarks. Not published. */
export { type DeviceTimes, type PollAnswer, serveDevice } from "./device.ts";
export { type LimitedOptions, serveLimited } from "./limited.ts";
export { listenHttp } from "./listen-http.ts";
export { callInProcesses } from "./processes.ts";
export { type Rotating, serveRotating } from "./rotating.ts";
export { serve } from "./server.ts";
