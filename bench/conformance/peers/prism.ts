import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type ProxiedResponse, parseJson } from "@crewkit/conformance/testing";
import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, type IHttpRequest } from "@stoplight/prism-http";
import { silentLogger } from "../../tools/prism.ts";
import { createValidatorPeer, type Peer, type PeerOptions } from "../peer.ts";

/** Prism's proxy, in front of a server that replays the responses that the suite received. */
export async function createPeer({ spec }: PeerOptions): Promise<Peer> {
  let replayed: ProxiedResponse = { status: 200, headers: {}, body: "" };
  const upstream = createServer((request, response) => {
    request.resume();
    response.writeHead(replayed.status, replayed.headers).end(replayed.body);
  });
  upstream.listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const config: IHttpConfig = {
    isProxy: true,
    upstream: new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`),
    upstreamProxy: undefined,
    errors: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    mock: { dynamic: false },
  };
  const prism = createInstance(config, { logger: silentLogger });
  const operations = await getHttpOperationsFromSpec({ ...spec.contract });

  const peer = createValidatorPeer("prism proxy", async ({ request, response }) => {
    replayed = response;
    const [path = "", search] = request.target.split("?");
    const prismRequest: IHttpRequest = {
      method: request.method.toLowerCase() as IHttpRequest["method"],
      url: { path, query: Object.fromEntries(new URLSearchParams(search)) },
      headers: request.headers,
      body: parseJson(request.body),
    };
    // Prism throws for a path that cannot be decoded.
    const send = async () => prism.request(prismRequest, operations, config)();
    const result = await send().catch(() => undefined);
    if (!result) return [];
    if (result._tag === "Left") return [`${response.status} ${result.left.name}`];
    const { output } = result.right.validations;
    return output.map(({ message, path: location = [] }) => `${response.status} ${location.join(".")} ${message}`);
  });
  return {
    ...peer,
    async close() {
      upstream.close();
      upstream.closeAllConnections();
    },
  };
}
