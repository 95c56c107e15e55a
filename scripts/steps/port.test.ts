import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { host, parsePort, startOnPort } from "./port.ts";

const mock = { name: "mock", flag: "--mock-port" };

test("rejects a requested port in use and names the flag", async () => {
  const taken = await listen(0);
  await expect(startOnPort({ ...mock, defaultPort: 1, requestedPort: taken }, listen)).rejects.toThrow(
    new RegExp(`\\b${taken}\\b.*--mock-port`),
  );
});

test("uses the next free port by default and prints both ports", async () => {
  const log = vi.spyOn(console, "log").mockReturnValue();
  const taken = await takePort();
  const port = await startOnPort({ ...mock, defaultPort: taken, requestedPort: undefined }, async (port) => port);
  expect(port).toBeGreaterThan(taken);
  expect(port).toBeLessThan(taken + 10);
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(new RegExp(`\\b${taken}\\b.*\\b${port}\\b.*mock`)));
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
async function takePort(): Promise<number> {
  const port = await listen(0);
  return port > 65_000 ? takePort() : port;
}

async function listen(port: number): Promise<number> {
  const server = createServer().listen(port, host);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
