import { createRequire } from "node:module";

/**
 * Node's HTTP module, asked for as CommonJS: an `import` of it reads all that it exports, also what it would load when it
 * is first used (a WebSocket client: 16 MB and 20 ms).
 */
export const http: typeof import("node:http") = createRequire(import.meta.url)("node:http");
