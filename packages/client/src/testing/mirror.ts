import { text } from "node:stream/consumers";
import { send, serve, type TestServer } from "./server.ts";

/** Starts a server that answers what it was asked: `{ "data": { method, url, headers, body } }`. */
export function serveMirror(): Promise<TestServer> {
  return serve(async (request, response) => {
    const { method, url, headers } = request;
    send(response, 200, { data: { method, url, headers, body: await text(request) } });
  });
}
