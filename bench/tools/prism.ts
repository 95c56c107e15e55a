import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, type IHttpRequest } from "@stoplight/prism-http";

/** Creates a function that sends a request to Prism, which validates the request and the response. */
export async function createPrism(contract: object, options: Partial<IHttpConfig>) {
  const config = {
    isProxy: false,
    errors: false,
    upstreamProxy: undefined,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    mock: { dynamic: false },
    ...options,
  } as IHttpConfig;
  const operations = await getHttpOperationsFromSpec(contract);
  const prism = createInstance(config, { logger: silentLogger });
  return async (request: IHttpRequest) => prism.request(request, operations, config)();
}

interface Received {
  method: string | undefined;
  /** The path and the query. */
  target: string;
  headers: object;
  body: unknown;
}

export function toPrismRequest({ method = "GET", target, headers, body }: Received): IHttpRequest {
  const [path = "", search] = target.split("?");
  return {
    method: method.toLowerCase() as IHttpRequest["method"],
    url: { path, query: Object.fromEntries(new URLSearchParams(search)) },
    headers: headers as Record<string, string>,
    body,
  };
}

const logger: Record<string, unknown> = Object.fromEntries(
  ["trace", "debug", "info", "success", "warn", "error", "fatal"].map((level) => [level, () => {}]),
);
logger.child = () => logger;

// Prism does not export the type of a logger.
const silentLogger = logger as never;
