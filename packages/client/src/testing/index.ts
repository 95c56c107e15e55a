/** Servers that misbehave as real ones do, for the benchmarks. Not published. */

export { listenHttp } from "./listen-http.ts";
export { serveLimited } from "./rate-limited.ts";
export { serveRotating } from "./rotating-tokens.ts";
