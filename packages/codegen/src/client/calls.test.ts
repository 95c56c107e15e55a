import { type CrewkitRequest, createCrewkit } from "@crewkit/client";
import * as functions from "@crewkit/client/ops";
import { type Contract, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { exampleValuesOf } from "./example.ts";
import { written } from "./names.ts";
import { type ClientOperation, readOperations } from "./operation.ts";

const contract = readContract();
const operations = readOperations(contract);

describe.each(operations.map((given) => [written(given.name), given] as const))("%s", (_name, given) => {
  const wanted = wantedOf(contract, given);
  const { path, input } = exampleValuesOf(contract, given);
  const values = input === undefined ? path : [...path, input];

  test("the method sends the request and returns its part of the response", async () => {
    const { crewkit, sent } = connected(wanted.body);
    const holder = given.name.holder === "org" ? crewkit.org(String(given.path[0]?.example)) : crewkit;
    const method = at(at(holder, given.name.group), given.name.method);
    expect(await resultOf(method, values)).toEqual(wanted.result);
    expect(sent).toEqual([wanted.request]);
  });

  test("the function does the same", async () => {
    const { crewkit, sent } = connected(wanted.body);
    const org = given.name.holder === "org" ? [given.path[0]?.example] : [];
    const operation = at(functions, given.operation.operationId);
    expect(await resultOf(operation, [crewkit, ...org, ...values])).toEqual(wanted.result);
    expect(sent).toEqual([wanted.request]);
  });
});

/** The expected request for the example values of an operation, and the expected result for its example response. */
function wantedOf(contract: Contract, { operation, success, ...given }: ClientOperation) {
  const { method, path, responses, requestBody, parameters } = operation;
  const [example = {}] = Object.values(responses[success.status]?.content?.["application/json"]?.examples ?? {});
  const body = resolve(contract, example).value;
  const { input } = exampleValuesOf(contract, { operation, success, ...given });
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => parameters.find((each) => each.name === name)?.example);
  return {
    body,
    result: success.form === "data" || success.form === "user" ? body[success.form] : body,
    request: {
      operation: operation.operationId,
      method: method.toUpperCase(),
      path: `/api/v1${filled}`,
      query: requestBody ? {} : texts(input ?? {}),
      body: requestBody ? input : null,
      token: operation.secured ? "Bearer a-token" : undefined,
    },
  };
}

/** A client that records its requests and always gets the same response. */
function connected(body: unknown) {
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

function at(holder: object, key: string): object {
  return (holder as Record<string, object>)[key] ?? {};
}

function texts(query: object): object {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}
