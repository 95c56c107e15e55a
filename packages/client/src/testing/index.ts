/** Test servers for the benchmarks. Not published. */

export { listenHttp } from "./listen.ts";
export { serveRateLimited } from "./rate-limited.ts";
export { serveRotatingTokens } from "./tokens.ts";
