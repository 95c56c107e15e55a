import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { host, parsePort, startOnPort } from "./port.ts";

const mock = { name: "mock", flag: "--mock-port" };

test("rejects a requested port in use and names the flag", async () => {
  const usedPort = await listen(0);
  await expect(startOnPort({ ...mock, defaultPort: 1, requestedPort: usedPort }, listen)).rejects.toThrow(
    new RegExp(`\\b${usedPort}\\b.*--mock-port`),
  );
});

test("uses the next free port by default and prints both ports", async () => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  const usedPort = await occupyPort();
  const port = await startOnPort({ ...mock, defaultPort: usedPort, requestedPort: undefined }, async (port) => port);
  expect(port).toBeGreaterThan(usedPort);
  expect(port).toBeLessThan(usedPort + 10);
  expect(log).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(new RegExp(`\\b${usedPort}\\b.*\\b${port}\\b.*mock`)),
  );
});

test("rethrows other errors", async () => {
  const failure = new Error("Out of memory");
  await expect(startOnPort({ ...mock, defaultPort: 1, requestedPort: 0 }, () => Promise.reject(failure))).rejects.toBe(
    failure,
  );
});

test("parses a port", () => {
  expect(["0", "4010", "65535"].map(parsePort)).toEqual([0, 4010, 65535]);
  for (const text of ["http", "", "-1", "1.5", "65536"]) expect(() => parsePort(text)).toThrow("0 to 65535");
});

/** Listens on a port that is low enough for other ports to follow. */
async function occupyPort(): Promise<number> {
  const port = await listen(0);
  return port > 65_000 ? occupyPort() : port;
}

async function listen(port: number): Promise<number> {
  const server = createServer().listen(port, host);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
