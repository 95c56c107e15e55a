import { createServer } from "node:http";
import formats from "ajv-formats";
import { type Context, OpenAPIBackend } from "openapi-backend";
import { readBody, readServedContract, serve } from "./child.ts";

const contract = readServedContract();
const schemes = Object.keys(contract.components?.securitySchemes ?? {});

const api = new OpenAPIBackend({
  definition: contract as never,
  apiRoot: "/api/v1",
  // Skip validation of the contract as OpenAPI 3.0.
  quick: true,
  customizeAjv: (ajv) => formats.default(ajv),
  securityHandlers: Object.fromEntries(schemes.map((name) => [name, () => true])),
  handlers: {
    notImplemented: (context: Context) => context.api.mockResponseForOperation(context.operation.operationId ?? ""),
    validationFail: ({ validation }: Context) => ({ status: 422, mock: { error: validation.errors } }),
    notFound: () => ({ status: 404, mock: { error: "Not found" } }),
  },
});
await api.init();

await serve(
  createServer(async (request, response) => {
    const { status, mock } = await api.handleRequest({
      method: request.method ?? "GET",
      path: request.url ?? "/",
      headers: request.headers as Record<string, string>,
      body: await readBody(request),
    });
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(mock));
  }),
);
