import { createServer } from "node:http";
import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, type IHttpRequest } from "@stoplight/prism-http";
import { silentLogger } from "../../tools/prism.ts";
import { readBody, readServedContract, serve } from "./child.ts";

const config: IHttpConfig = {
  isProxy: false,
  errors: false,
  upstreamProxy: undefined,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  mock: { dynamic: false },
};
const operations = await getHttpOperationsFromSpec(readServedContract());
const prism = createInstance(config, { logger: silentLogger });

await serve(
  createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const prismRequest: IHttpRequest = {
      method: request.method?.toLowerCase() as IHttpRequest["method"],
      url: { path: pathname.replace("/api/v1", ""), query: Object.fromEntries(searchParams) },
      headers: request.headers as Record<string, string>,
      body: await readBody(request),
    };
    const result = await prism.request(prismRequest, operations, config)();
    if (result._tag === "Left") throw result.left;
    const { statusCode, headers, body } = result.right.output;
    response.writeHead(statusCode, headers).end(JSON.stringify(body));
  }),
);
