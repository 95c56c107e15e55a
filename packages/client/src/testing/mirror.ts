import type { Listening } from "./listen.ts";
import { listenHttp } from "./listen-http.ts";
import { serve, type TestServer } from "./server.ts";

/** Starts an HTTP server that responds with the request: `{ "data": { method, url, headers, body } }`. */
export function serveMirror(): Promise<TestServer & Listening> {
  return listenHttp(
    serve(({ method, url, headers, body }) => {
      const { pathname, search } = new URL(url);
      return Response.json({ data: { method, url: pathname + search, headers, body } });
    }),
  );
}
