import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpServer } from "../index.ts";

/** Starts a proxy that adds the token of a server, for programs that cannot send it. Other headers stay the same. */
export async function withToken({ url, token }: HttpServer): Promise<{ url: string; close(): void }> {
  const target = new URL(url);
  const proxy = createServer((incoming, response) => {
    const headers = { ...incoming.headers, authorization: `Bearer ${token}` };
    const { hostname, port } = target;
    const outgoing = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, (result) => {
      response.writeHead(result.statusCode ?? 502, result.headers);
      result.pipe(response);
    });
    outgoing.on("error", () => response.destroy());
    incoming.pipe(outgoing);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${target.pathname}`, close: () => void proxy.close() };
}
