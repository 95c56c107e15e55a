import { createRequire } from "node:module";

/** Node's HTTP module, loaded as CommonJS. An `import` would also load the WebSocket client (16 MB, 20 ms). */
export const http: typeof import("node:http") = createRequire(import.meta.url)("node:http");
