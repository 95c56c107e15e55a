import { locate } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { createValidator } from "@crewkit/openapi/validator";
import { readSite } from "../../model/site.ts";
import { type Language, languages } from "../languages.ts";
import { readSample, type Sample } from "../sample.ts";

const contract = readContract();
const { operations } = readSite(contract, []);
const validate = createValidator(contract);

export interface RenderedSample {
  operationId: string;
  language: Language["language"];
  code: string;
  sample: Sample;
}

export const renderedSamples: RenderedSample[] = [...operations.values()].flatMap((operation) => {
  const sample = readSample(operation);
  const { operationId } = sample;
  return languages.map(({ language, render }) => ({ operationId, language, code: render(sample), sample }));
});

export function findSample(operationId: string): Sample {
  const found = renderedSamples.find((each) => each.operationId === operationId);
  if (!found) throw new Error(`The contract has no operation ${operationId}.`);
  return found.sample;
}

export function schemaErrors({ template, method, status }: Sample, body: unknown): string[] {
  const location = ["paths", template, method.toLowerCase(), "responses", status];
  return validate(locate(contract, [...location, "content", "application/json", "schema"]), body);
}
