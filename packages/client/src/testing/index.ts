/** Servers that misbehave as real ones do, for the benchmarks. Not published. */
export { serveLimited } from "./limited.ts";
export { listenHttp } from "./listen-http.ts";
export { serveRotating } from "./rotating.ts";
