/** Test servers for the benchmarks. Not published. */

export { listenHttp } from "./listen-http.ts";
export { serveRateLimited } from "./rate-limited.ts";
export { serveRotatingTokens } from "./rotating-tokens.ts";
