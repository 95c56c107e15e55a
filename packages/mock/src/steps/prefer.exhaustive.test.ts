import { closeEnums, listOperations, type Operation } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { createInstance, getHttpOperationsFromSpec, type IHttpConfig, type IHttpRequest } from "@stoplight/prism-http";
import { expect, test } from "vitest";
import { compileOnDemand } from "../contract/compiler.ts";
import { fillPath } from "../testing/api.ts";
import { createMock } from "../web.ts";

// Compares the mock with Prism for each documented status and each named example. The validation of Prism is off, because the
// mock does not validate requests with `Prefer`.
const silentLogger: object = new Proxy({}, { get: () => () => silentLogger });
const prism = createInstance({} as IHttpConfig, { logger: silentLogger as never });
const prismOperations = await getHttpOperationsFromSpec(contract);
const mock = createMock({ limits: false });
const checks = compileOnDemand(closeEnums(contract));

test.each(listOperations(contract))("responds to $operationId like Prism", async (operation) => {
  expect(await sendToMock(operation, {})).toEqual(await sendToPrism(operation, {}));
  for (const [status, { content }] of Object.entries(operation.responses)) {
    const code = Number(status);
    expect(await sendToMock(operation, { code })).toEqual(await sendToPrism(operation, { code }));
    for (const example of Object.keys(content?.["application/json"]?.examples ?? {})) {
      expect(await sendToMock(operation, { code, example })).toEqual(await sendToPrism(operation, { code, example }));
    }
  }
});

test.each(listOperations(contract))(
  "generates valid and short responses to $operationId for all statuses",
  async (operation) => {
    for (const [code, { content }] of Object.entries(operation.responses)) {
      const check = checks.of(closeEnums(content?.["application/json"]?.schema ?? {}));
      for (let attempt = 0; attempt < 10; attempt++) {
        const { status, body } = await sendToMock(operation, { code: Number(code), dynamic: true });
        expect([status, check(body), allValues(body).filter(isLong)]).toEqual([Number(code), [], []]);
      }
    }
  },
);

function allValues(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(allValues)] : [value];
}

function isLong(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 3 : typeof value === "string" && value.length > 100;
}

interface Preferences {
  code?: number;
  example?: string;
  dynamic?: boolean;
}

async function sendToMock({ method, ...operation }: Operation, preferences: Preferences) {
  const pairs = Object.entries({ dynamic: false, ...preferences }).map(([name, value]) => `${name}=${value}`);
  const response = await mock.fetch(mock.url + fillPath(operation), {
    method: method.toUpperCase(),
    headers: { Prefer: pairs.join(", ") },
  });
  return { status: response.status, body: await response.json() };
}

async function sendToPrism({ method, ...operation }: Operation, { code, example }: Preferences) {
  const url = { path: fillPath(operation), query: {} };
  const request = { method: method as IHttpRequest["method"], url, headers: {} };
  const mock = { dynamic: false, ...(code && { code }), ...(example && { exampleKey: example }) };
  const config = { checkSecurity: false, validateRequest: false, validateResponse: false, mock } as IHttpConfig;
  const result = await prism.request(request, prismOperations, config)();
  if (result._tag === "Left") throw result.left;
  return { status: result.right.output.statusCode, body: result.right.output.body };
}
