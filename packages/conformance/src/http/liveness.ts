import type { Operation } from "@crewkit/openapi";
import type { HttpRequest } from "./exchange.ts";
import { createSend } from "./send.ts";

interface LivenessOptions {
  url: string;
  operations: readonly Operation[];
  /** Milliseconds. Defaults to 10,000. */
  timeout?: number | undefined;
}

/** Returns a function that sends a GET request to a different operation. Any response counts, even an error. */
export function createLivenessCheck({ url, operations, timeout = 10_000 }: LivenessOptions) {
  // Two seconds by default, so that a run against a server that hangs ends within 15 seconds.
  const send = createSend(url, { timeout: Math.min(timeout, Math.max(2000, timeout / 5)) });
  const reads = operations.filter(({ method }) => method === "get");
  return async ({ operation: lost }: HttpRequest): Promise<boolean> => {
    const others = reads.filter((each) => each !== lost);
    const operation = others.find(({ path }) => !path.includes("{")) ?? others[0] ?? reads[0];
    if (!operation) return true;
    const target = operation.path.replace(/\{[^}]*\}/g, "0");
    return send({ operation, method: "GET", target, headers: {} }).then(
      () => true,
      () => false,
    );
  };
}
