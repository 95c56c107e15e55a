import { createServer, type Socket } from "node:net";
import { type Listening, listen } from "./listen.ts";

/** Starts a server of raw connections on a free port. */
export function serveSocket(handle: (socket: Socket) => void): Promise<Listening> {
  const server = createServer((socket) => {
    // A client that hangs up is no fault of the server's.
    socket.on("error", () => {});
    handle(socket);
  });
  return listen(server);
}

/** Answers every request with these bytes, whatever they are, and ends the connection. */
export function serveBytes(...bytes: (string | Uint8Array)[]): Promise<Listening> {
  return serveSocket((socket) => {
    socket.once("data", () => {
      for (const chunk of bytes) socket.write(chunk);
      socket.end();
    });
  });
}

/** An origin where nobody listens any more. */
export async function closedOrigin(): Promise<string> {
  const { origin, close } = await listen(createServer());
  await close();
  return origin;
}
