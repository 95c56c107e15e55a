import { createServer } from "node:http";
import formats from "ajv-formats";
import { type Context, OpenAPIBackend } from "openapi-backend";
import { givenContract, serve } from "./child.ts";

const contract = givenContract();
const schemes = Object.keys(contract.components?.securitySchemes ?? {});

const api = new OpenAPIBackend({
  definition: contract as never,
  apiRoot: "/api/v1",
  // It takes the contract for one of OpenAPI 3.0, and would find thousands of faults in it.
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
  createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const { status, mock } = await api.handleRequest({
        method: request.method ?? "GET",
        path: request.url ?? "/",
        headers: request.headers as Record<string, string>,
        body: chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined,
      });
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(mock));
    });
  }),
);
