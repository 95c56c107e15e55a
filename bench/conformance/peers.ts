import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { MockResponse, SpecModel } from "@crewkit/conformance/testing";
import validator, { type OpenAPIResponseValidatorArgs } from "openapi-response-validator";
import { createPrism, toPrismRequest } from "../tools/prism.ts";
import type { Peer } from "./comparison.ts";

export async function createPeers(spec: SpecModel): Promise<Peer[]> {
  return [createResponseValidator(spec), await createPrismProxy(spec)];
}

/** openapi-response-validator, which express-openapi uses. It checks the status and body of responses. */
function createResponseValidator({ contract: { components }, operations }: SpecModel): Peer {
  // A CommonJS module with the class in `default`.
  const { default: ResponseValidator } = validator;
  const validators = new Map(
    operations.map(({ operationId, responses }) => {
      // Clone: the validator modifies its arguments. Cast: its types describe OpenAPI 3.0.
      const options: unknown = structuredClone({ responses, components });
      return [operationId, new ResponseValidator(options as OpenAPIResponseValidatorArgs)];
    }),
  );
  return {
    name: "openapi-response-validator",
    async check({ request, response: { status, body } }) {
      const result = validators.get(request.operationId)?.validateResponse(String(status), body);
      return (result?.errors ?? []).map(
        (error: { path?: string; message: string }) => `${error.path} ${error.message}`,
      );
    },
  };
}

/** Prism's proxy, in front of a server that replays the responses that the suite received. */
async function createPrismProxy({ contract }: SpecModel): Promise<Peer> {
  let replayed: MockResponse = { status: 200, headers: {}, body: {} };
  const upstream = createServer((request, response) => {
    request.resume();
    response.writeHead(replayed.status, replayed.headers).end(JSON.stringify(replayed.body));
  });
  upstream.listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const url = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`);
  const send = await createPrism({ ...contract }, { isProxy: true, upstream: url });
  return {
    name: "prism proxy",
    async check({ request: { path, query, ...request }, response }) {
      replayed = response;
      const received = { ...request, target: `${path}?${query}` };
      // Prism throws for a path that cannot be decoded.
      const result = await send(toPrismRequest(received)).catch(() => undefined);
      if (!result) return [];
      if (result._tag === "Left") return [result.left.name];
      return result.right.validations.output.map(
        ({ message, path: location = [] }) => `${location.join(".")} ${message}`,
      );
    },
    close() {
      upstream.close();
      upstream.closeAllConnections();
    },
  };
}
