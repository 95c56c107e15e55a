import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { basePath } from "../generated/contract.ts";

/** A server on this machine. It closes at the end of the block that declares it with `await using`. */
export interface ListeningServer extends AsyncDisposable {
  readonly origin: string;
  /** The origin with the API's base path. */
  readonly baseUrl: string;
  /** Closes the server and its open connections. */
  close(): Promise<void>;
}

/** Makes a server listen on a free port. */
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

/** Starts a server of raw connections on a free port. */
export function serveSocket(handle: (socket: Socket) => void): Promise<ListeningServer> {
  const server = createServer((socket) => {
    // The client may close the connection.
    socket.on("error", () => {});
    handle(socket);
  });
  return listen(server);
}

/** Responds to every request with these bytes and closes the connection. */
export function serveBytes(...bytes: (string | Uint8Array)[]): Promise<ListeningServer> {
  return serveSocket((socket) => {
    socket.once("data", () => {
      for (const chunk of bytes) socket.write(chunk);
      socket.end();
    });
  });
}

/** An origin where no server listens. */
export async function closedOrigin(): Promise<string> {
  const { origin, close } = await listen(createServer());
  await close();
  return origin;
}
