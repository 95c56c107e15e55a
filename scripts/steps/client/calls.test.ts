import { type CrewkitRequest, createCrewkit } from "@crewkit/client";
import * as functions from "@crewkit/client/ops";
import { type Contract, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { exampleValuesOf } from "./example-values.ts";
import { written } from "./names.ts";
import { type ClientOperation, readOperations } from "./read.ts";

const contract = readContract();
const operations = readOperations(contract);

describe.each(operations.map((given) => [written(given.name), given] as const))("%s", (_name, given) => {
  const wanted = wantedOf(contract, given);
  const { path, input } = exampleValuesOf(contract, given);
  const values = input === undefined ? path : [...path, input];

  test("sends its operation, and gives what stands in the answer where it says", async () => {
    const { crewkit, sent } = connected(wanted.body);
    const holder = given.name.holder === "org" ? crewkit.org(String(given.path[0]?.example)) : crewkit;
    const method = at(at(holder, given.name.group), given.name.method);
    expect(await answerOf(method, values)).toEqual(wanted.answer);
    expect(sent).toEqual([wanted.request]);
  });

  test("so does its function", async () => {
    const { crewkit, sent } = connected(wanted.body);
    const org = given.name.holder === "org" ? [given.path[0]?.example] : [];
    const operation = at(functions, given.operation.operationId);
    expect(await answerOf(operation, [crewkit, ...org, ...values])).toEqual(wanted.answer);
    expect(sent).toEqual([wanted.request]);
  });
});

/** What an operation must send for its example values, and what it must make of its example answer. */
function wantedOf(contract: Contract, { operation, answer, ...given }: ClientOperation) {
  const { method, path, responses, requestBody, parameters } = operation;
  const [example = {}] = Object.values(responses[answer.status]?.content?.["application/json"]?.examples ?? {});
  const body = resolve(contract, example).value;
  const { input } = exampleValuesOf(contract, { operation, answer, ...given });
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => parameters.find((each) => each.name === name)?.example);
  return {
    body,
    answer: answer.form === "data" || answer.form === "user" ? body[answer.form] : body,
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

/** A client that notes what it sends, and is always answered alike. */
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

function answerOf(method: unknown, values: unknown[]): Promise<unknown> {
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
