export { type HttpOptions, type HttpServer, type McpOptions, serveHttp, serveStdio } from "./serve.ts";
