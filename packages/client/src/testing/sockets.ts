import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { basePath } from "../generated/contract.ts";

/** A server on a free port. `await using` closes it. */
export interface ListeningServer extends AsyncDisposable {
  readonly origin: string;
  readonly baseUrl: string;
  close(): Promise<void>;
}

export async function listen(server: Server): Promise<ListeningServer> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  async function close(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server.close(), "close");
    for (const socket of sockets) socket.destroy();
    await closed;
  }
  return { origin, baseUrl: origin + basePath, close, [Symbol.asyncDispose]: close };
}

export function serveSocket(handle: (socket: Socket) => void): Promise<ListeningServer> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    handle(socket);
  });
  return listen(server);
}

/** Serves the bytes on each connection, then closes it. */
export function serveBytes(...bytes: (string | Uint8Array)[]): Promise<ListeningServer> {
  return serveSocket((socket) => {
    socket.once("data", () => {
      for (const chunk of bytes) socket.write(chunk);
      socket.end();
    });
  });
}

/** Returns an origin that refuses connections. */
export async function refusingOrigin(): Promise<string> {
  const { origin, close } = await listen(createServer());
  await close();
  return origin;
}
