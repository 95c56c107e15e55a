import { listOperations } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { ApiError } from "../base/api-error.ts";
import { compileOnDemand } from "../contract/compiler.ts";
import { planOperation } from "../contract/operation-plan.ts";
import { readQuery } from "./read-url.ts";

const parameters = listOperations(contract).flatMap((operation) => operation.parameters);
const perPage = parameters.find(({ name }) => name === "per_page")?.schema as { default: number; maximum: number };

function read(operationId: string, query: string): unknown {
  const operation = listOperations(contract).find((each) => each.operationId === operationId);
  if (!operation) throw new Error(`The contract has no operation ${operationId}.`);
  try {
    return readQuery(planOperation(compileOnDemand(contract), operation), query);
  } catch (error) {
    if (error instanceof ApiError) return error.body.details;
    throw error;
  }
}

test("parses values by type, sets defaults and ignores unknown parameters", () => {
  expect(read("listProjects", "")).toEqual({ page: 1, per_page: perPage.default });
  expect(read("listProjects", "page=2&utm_source=x&utm_source=y&constructor=1")).toEqual({
    page: 2,
    per_page: perPage.default,
  });
});

test("reports all invalid parameters", () => {
  expect(read("listProjects", `page=05&per_page=${perPage.maximum + 1}`)).toEqual({
    page: ["must be an integer"],
    per_page: [`must be at most ${perPage.maximum}`],
  });
});

test("parses comma-separated lists and reports item errors on the parameter", () => {
  expect(read("getPlaybooksForSync", "stacks=rails%2Creact")).toEqual({ stacks: ["rails", "react"] });
  expect(read("getPlaybooksForSync", "stacks=rails,Ruby+On,X")).toEqual({
    stacks: ["must contain only lowercase letters, digits and single hyphens"],
  });
  expect(read("getPlaybooksForSync", "stacks=")).toEqual({ stacks: ["can't be blank"] });
});

test("lowercases UUIDs", () => {
  const id = "0A6AA06B-80F6-4736-9F1D-C7595F07812B";
  expect(read("listExperiments", `resource_id=${id}`)).toMatchObject({ resource_id: id.toLowerCase() });
});
