import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** Serves HTTP until the test is over; gives the origin. */
export function serve(listener: RequestListener): Promise<string> {
  const server = createHttpServer(listener);
  return listen(server, () => server.closeAllConnections());
}

/** Answers every request with these bytes, whatever they are, and ends the connection. */
export function serveBytes(...bytes: (string | Uint8Array)[]): Promise<string> {
  return serveSocket((socket) => {
    socket.once("data", () => {
      for (const chunk of bytes) socket.write(chunk);
      socket.end();
    });
  });
}

/** Serves raw connections until the test is over; gives the origin. */
export function serveSocket(handle: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // A client that hangs up is no fault of the server's.
    socket.on("error", () => {});
    handle(socket);
  });
  return listen(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** An origin where nobody listens any more. */
export async function closedOrigin(): Promise<string> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = originOf(server);
  await once(server.close(), "close");
  return origin;
}

async function listen(server: Server, hangUp: () => void): Promise<string> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    hangUp();
    server.close();
  });
  return originOf(server);
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
