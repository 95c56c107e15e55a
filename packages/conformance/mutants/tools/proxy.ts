import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Contract, Operation } from "@crewkit/openapi";
import { type Plan, prepareSuite, type Result, runConformance, type Suite, type Target } from "../../src/index.ts";
import type { SpecModel } from "../../src/spec/model.ts";
import { parameterNames } from "../../src/spec/paths.ts";
import type { Mutant, ProxiedRequest, ProxiedResponse } from "./table.ts";

interface MutantProxy {
  url: string;
  /**
   * Resets the mock and activates a mutant. Without one, the proxy forwards everything unchanged.
   *
   * @throws the error that the previous mutant threw while it handled a request.
   */
  use(mutant?: Mutant): Promise<void>;
  close(): Promise<void>;
}

type ProxyListener = (proxiedRequest: ProxiedRequest, proxiedResponse: ProxiedResponse) => void;

/** Starts a proxy for a mock. Paths outside the base URL, such as `/__mock/`, are forwarded unchanged. */
export async function startProxy(
  mockUrl: string,
  spec: SpecModel,
  listen: ProxyListener = () => {},
): Promise<MutantProxy> {
  const { origin, pathname: base } = new URL(mockUrl);
  const operationOf = findOperations(spec.operations);
  let mutant: Mutant | undefined;
  let context = { ...spec, memory: new Map<string, string>() };
  let failure: unknown;

  const forward = ({ target, ...proxiedRequest }: ProxiedRequest) => send(origin + base + target, proxiedRequest);

  async function handle(request: IncomingMessage): Promise<ProxiedResponse> {
    const { method = "GET", url = "/" } = request;
    const proxiedRequest = { method, headers: headersOf(request.headers), body: await text(request) };
    if (!url.startsWith(`${base}/`)) return send(origin + url, proxiedRequest);
    const target = url.slice(base.length);
    const proxied = { ...proxiedRequest, target, operationId: operationOf(method, target) };
    const proxiedResponse = await (mutant ? mutant.handle(proxied, forward, context) : forward(proxied));
    listen(proxied, proxiedResponse);
    return proxiedResponse;
  }

  const server = createServer((request, response) => {
    handle(request).then(
      (proxiedResponse) => write(response, proxiedResponse),
      (error: unknown) => {
        failure = error;
        response.destroy();
      },
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    async use(next) {
      const previousFailure = failure;
      [mutant, failure, context] = [next, undefined, { ...spec, memory: new Map() }];
      if (previousFailure !== undefined) throw previousFailure;
      await fetch(`${origin}/__mock/reset`, { method: "POST" });
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function send(
  url: string,
  { method, headers, body }: Omit<ProxiedRequest, "target" | "operationId">,
): Promise<ProxiedResponse> {
  // Bytes, because fetch would add a Content-Type to text.
  const bytes = body === "" ? null : Buffer.from(body);
  const response = await fetch(url, { method, headers, redirect: "manual", body: bytes });
  const responseHeaders = headersOf(Object.fromEntries(response.headers));
  return { status: response.status, headers: responseHeaders, body: await response.text() };
}

function write(response: ServerResponse, { status, headers, body, bytes }: ProxiedResponse): void {
  response.writeHead(status, headers).end(bytes ?? body);
}

// Headers that apply to one connection, or that depend on the encoding and length of the body.
const hopByHopHeaders = [
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "host",
  "keep-alive",
  "transfer-encoding",
];

function headersOf(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const forwarded = Object.entries(headers).filter(([name]) => !hopByHopHeaders.includes(name));
  return Object.fromEntries(forwarded.map(([name, value]) => [name, String(value)]));
}

/** If several paths match, the path with the fewest parameters wins. */
function findOperations(operations: readonly Operation[]): (method: string, target: string) => string | undefined {
  const routes = operations
    .toSorted((a, b) => parameterNames(a.path).length - parameterNames(b.path).length)
    .map(({ operationId, method, path }) => ({ operationId, method, regExp: pathRegExp(path) }));
  return (method, target) => {
    const [path = ""] = target.split("?");
    return routes.find((each) => each.method === method.toLowerCase() && each.regExp.test(path))?.operationId;
  };
}

function pathRegExp(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{[^}]*\}/g, "[^/]+")}$`);
}

export interface MutantRunner {
  url: string;
  /** Resets the mock and activates a mutant. Without an argument, deactivates the current mutant. */
  use(mutant?: Mutant): Promise<void>;
  run(mutant: Mutant): Promise<Result[]>;
  /** Runs tests against the unmodified target. */
  runUnmodified(only: readonly string[]): Promise<Result[]>;
  close(): Promise<void>;
}

interface MutantRunnerOptions {
  contract: Contract;
  plan: Plan;
  target: Target;
  workflows?: readonly unknown[];
  suite?: Suite;
  listen?: ProxyListener;
}

export async function startMutantRunner(options: MutantRunnerOptions): Promise<MutantRunner> {
  const { contract, plan, target, workflows = [], listen, suite = prepareSuite(options) } = options;
  const proxy = await startProxy(target.url, suite.spec, listen);
  const runOptions = { contract, plan, target: { ...target, url: proxy.url }, closed: true, workflows };
  // Only the leak check needs the outsider's data, which is slow to create.
  const { outsiderIds: _, ...planWithoutOutsider } = plan;
  async function run(only: readonly string[], mutant?: Mutant): Promise<Result[]> {
    await proxy.use(mutant);
    const runPlan = mutant && mutant.killedBy !== "leak" ? planWithoutOutsider : plan;
    const { results } = await runConformance({ ...runOptions, plan: runPlan, only }, suite);
    await proxy.use();
    return results;
  }
  const { url, use, close } = proxy;
  return { url, use, run: (mutant) => run(mutant.only, mutant), runUnmodified: (only) => run(only), close };
}

/** True if the expected check or kind reported a failure. Errors of the plan do not count. */
export function isKilled({ killedBy }: Mutant, results: readonly Result[]): boolean {
  return results.some(({ kind, failures }) =>
    failures.some(({ check }) => check === killedBy || (kind === killedBy && check !== "plan")),
  );
}
