import type { Contract } from "@crewkit/openapi";
import { generateErrorTexts, runTool } from "@crewkit/openapi/build";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { fetchErrors } from "./mock-responses.ts";

const errorsFile = "openapi/components/errors/experiments.yaml";
const responsesFile = "openapi/components/responses/experiments.yaml";

test("error texts follow a renamed enum value", async () => {
  const contract = structuredClone(readContract());
  const status = contract.components?.schemas?.ExperimentStatus as { enum: string[] };
  status.enum.splice(2, 1, "finished");
  const { files, problems } = await generate(contract, "listExperiments");
  expect(problems).toEqual([]);
  const text = "must be draft, running, finished, deployed or archived";
  expect(files.get(errorsFile)).toContain(`error: "Invalid parameter: status ${text}"`);
  expect(files.get(errorsFile)).toContain(`status: ["${text}"]`);
});

test("writes long texts as the formatter does, and leaves other files unchanged", async () => {
  const contract = structuredClone(readContract());
  const status = contract.components?.schemas?.ExperimentStatus as { enum: string[] };
  status.enum.splice(2, 1, "finished".padEnd(120, "_"));
  const { files } = await generate(contract, "listExperiments");
  const text = files.get(errorsFile) ?? "";
  expect([...files.keys()]).toEqual([errorsFile]);
  expect(`${await runTool("biome", ["format", `--stdin-file-path=${errorsFile}`], text)}\n`).toBe(text);
});

test("reports a request that gets another error", async () => {
  const text = JSON.stringify(readContract()).replaceAll(
    `{"error":"Experiment is not a draft"}`,
    `{"error":"Validation failed: Nothing to change"}`,
  );
  const { problems } = await generate(JSON.parse(text), "updateExperiment");
  expect(problems).toEqual([
    `${responsesFile}, ExperimentUpdateInvalid > notADraft: The request gets the error ExperimentUpdateInvalid > noFields.`,
  ]);
});

test("reports computed errors without a request", async () => {
  const contract = structuredClone(readContract());
  delete contract.paths?.["/{org_id}/experiments"]?.get;
  const { problems } = await generate(contract);
  expect(problems).toContain(
    `${responsesFile}, ExperimentFilterInvalid > statusUnknown: Describe a request that gets this error in openapi/requests/.`,
  );
});

async function generate(contract: Contract, only?: string) {
  return generateErrorTexts(contract, await fetchErrors(contract, only), only);
}
