/** A test server for the benchmarks. Not published. */

export { listenHttp } from "./listen.ts";
export { serveRateLimited } from "./rate-limited.ts";
