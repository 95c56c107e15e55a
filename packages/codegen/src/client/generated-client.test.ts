import { type CrewkitRequest, createCrewkit } from "@crewkit/client";
import * as functions from "@crewkit/client/ops";
import { type Contract, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { exampleInputOf } from "./example.ts";
import { formatName } from "./names.ts";
import { type ClientOperation, readOperations } from "./operation.ts";

const contract = readContract();
const operations = readOperations(contract);

describe.each(operations.map((given) => [formatName(given.name), given] as const))("%s", (_name, given) => {
  const wanted = expectedCall(contract, given);
  const { path, input } = exampleInputOf(contract, given);
  const values = input === undefined ? path : [...path, input];

  test("the method sends the request and returns its part of the response", async () => {
    const { crewkit, sent } = recordingClient(wanted.body);
    const holder = given.name.receiver === "org" ? crewkit.org(String(given.pathParameters[0]?.example)) : crewkit;
    const method = getProperty(getProperty(holder, given.name.group), given.name.method);
    expect(await resultOf(method, values)).toEqual(wanted.result);
    expect(sent).toEqual([wanted.request]);
  });

  test("the function does the same", async () => {
    const { crewkit, sent } = recordingClient(wanted.body);
    const org = given.name.receiver === "org" ? [given.pathParameters[0]?.example] : [];
    const operation = getProperty(functions, given.operation.operationId);
    expect(await resultOf(operation, [crewkit, ...org, ...values])).toEqual(wanted.result);
    expect(sent).toEqual([wanted.request]);
  });
});

/** The expected request for the example values of an operation, and the expected result for its example response. */
function expectedCall(contract: Contract, { operation, success, ...given }: ClientOperation) {
  const { method, path, responses, requestBody, parameters } = operation;
  const [example = {}] = Object.values(responses[success.status]?.content?.["application/json"]?.examples ?? {});
  const body = resolve(contract, example).value;
  const { input } = exampleInputOf(contract, { operation, success, ...given });
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

/** A client that records its requests and always gets the same response. */
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
  if (typeof method !== "function") throw new Error("There is no such method.");
  const given = method(...values);
  return "page" in given ? given.page() : given;
}

function getProperty(holder: object, key: string): object {
  return (holder as Record<string, object>)[key] ?? {};
}

function toStrings(query: object): object {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}
