import { createServer } from "node:http";
import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, type IHttpRequest } from "@stoplight/prism-http";
import { givenContract, serve } from "./child.ts";

// Prism's core behind a plain server, as its own CLI has it.
const config: IHttpConfig = {
  isProxy: false,
  errors: false,
  upstreamProxy: undefined,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  mock: { dynamic: false },
};
const silent: Record<string, unknown> = Object.fromEntries(
  ["trace", "debug", "info", "success", "warn", "error", "fatal"].map((level) => [level, () => {}]),
);
silent.child = () => silent;

const operations = await getHttpOperationsFromSpec(givenContract());
const prism = createInstance(config, { logger: silent as never });

await serve(
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      const asked: IHttpRequest = {
        method: request.method?.toLowerCase() as IHttpRequest["method"],
        url: { path: pathname.replace("/api/v1", ""), query: Object.fromEntries(searchParams) },
        headers: request.headers as Record<string, string>,
        body: chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined,
      };
      const result = await prism.request(asked, operations, config)();
      if (result._tag === "Left") throw result.left;
      const { statusCode, headers, body } = result.right.output;
      response.writeHead(statusCode, headers).end(JSON.stringify(body));
    });
  }),
);
