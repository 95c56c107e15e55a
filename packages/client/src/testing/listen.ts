import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";
import { basePath } from "../generated/contract.ts";

/** A server on this machine, which ends with the block that holds it. */
export interface Listening extends AsyncDisposable {
  readonly origin: string;
  /** The origin with the API's base path. */
  readonly baseUrl: string;
  /** Ends it at once, open connections included. May be called twice. */
  close(): Promise<void>;
}

/** Lets a server listen on a free port. */
export async function listen(server: Server): Promise<Listening> {
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
