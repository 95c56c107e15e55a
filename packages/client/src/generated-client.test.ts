import { type ClientOperation, exampleInputOf, formatName, readOperations } from "@crewkit/codegen/client";
import { type Contract, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { type CrewkitRequest, createCrewkit } from "./index.ts";

const contract = readContract();
const operations = readOperations(contract);

describe.each(operations.map((each) => [formatName(each.name), each] as const))("%s", (_name, clientOperation) => {
  const expected = expectedCall(contract, clientOperation);
  const { path, input } = exampleInputOf(contract, clientOperation);
  const values = input === undefined ? path : [...path, input];

  test("the method sends the request and returns the data", async () => {
    const { crewkit, sent } = recordingClient(expected.body);
    const receiver =
      clientOperation.name.receiver === "org"
        ? crewkit.org(String(clientOperation.pathParameters[0]?.example))
        : crewkit;
    const method = getProperty(getProperty(receiver, clientOperation.name.group), clientOperation.name.method);
    expect(await resultOf(method, values)).toEqual(expected.result);
    expect(sent).toEqual([expected.request]);
  });
});

/** The expected request for the example input, and the expected result for the example response. */
function expectedCall(contract: Contract, { operation, success, ...rest }: ClientOperation) {
  const { method, path, responses, requestBody, parameters } = operation;
  const [example = {}] = Object.values(responses[success.status]?.content?.["application/json"]?.examples ?? {});
  const body = resolve(contract, example).value;
  const { input } = exampleInputOf(contract, { operation, success, ...rest });
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => parameters.find((each) => each.name === name)?.example);
  return {
    body,
    result: success.returns === "data" || success.returns === "user" ? body[success.returns] : body,
    request: {
      operation: operation.operationId,
      method: method.toUpperCase(),
      path: `/api/v1${filled}`,
      query: requestBody ? {} : toStrings(input ?? {}),
      body: requestBody ? input : null,
      token: operation.secured ? "Bearer a-token" : undefined,
    },
  };
}

function recordingClient(body: unknown) {
  const sent: object[] = [];
  const fetch = async (address: string, { operation, method, body: text, headers }: CrewkitRequest) => {
    const { pathname: path, searchParams } = new URL(address);
    const query = Object.fromEntries(searchParams);
    sent.push({ operation, method, path, query, body: JSON.parse(text ?? "null"), token: headers.authorization });
    return Response.json(body);
  };
  return { sent, crewkit: createCrewkit({ baseUrl: "http://127.0.0.1", token: "a-token", limits: [], fetch }) };
}

function resultOf(method: unknown, values: unknown[]): Promise<unknown> {
  if (typeof method !== "function") throw new Error("The method does not exist.");
  const result = method(...values);
  return "page" in result ? result.page() : result;
}

function getProperty(target: object, key: string): object {
  return (target as Record<string, object>)[key] ?? {};
}

function toStrings(query: object): object {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}
