export { type HttpOptions, type McpOptions, serveHttp, serveStdio } from "./serve.ts";
