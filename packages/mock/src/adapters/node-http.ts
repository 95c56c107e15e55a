/** Node's HTTP module. An `import` would also load the WebSocket client (16 MB, 20 ms). */
export const http: typeof import("node:http") = process.getBuiltinModule("node:http");
