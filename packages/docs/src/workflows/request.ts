import type { DocOperation } from "../model/operation.ts";
import type { RecordedStep } from "../model/workflow.ts";
import { curlSample } from "../samples/curl.ts";
import type { SampleRequest } from "../samples/sample.ts";

/**
 * Returns the request of a step as a curl command. Values from earlier steps are variables: `$GUEST_TOKEN`, `$DEVICE_CODE`. Values
 * that later steps need are saved with the shell function `field`.
 */
export function stepCommand(operation: DocOperation, step: RecordedStep): string {
  const { token, ...request } = stepRequest(operation, step);
  const curl = curlSample(request).replaceAll("$CREWKIT_TOKEN", token ?? "");
  const saved = Object.entries(step.outputs ?? {}).filter(([name]) => step.savedOutputs.includes(name));
  if (saved.length === 0) return curl;
  const silent = curl.replace(/^curl/m, "curl -s");
  const output = "| tee response.json";
  return [
    silent.includes("<<END") ? silent.replace("<<END", `<<END ${output}`) : `${silent} \\\n  ${output}`,
    "",
    ...saved.map(([name, source]) => `${variableName(name)}=$(field ${/\w+$/.exec(source)?.[0]})`),
  ].join("\n");
}

/** Returns the request of a step, with variables such as `$DEVICE_CODE`, and the variable of its access token. */
export function stepRequest({ operationId, method, path }: DocOperation, step: RecordedStep): StepRequest {
  const { parameters = [], requestBody } = step;
  const variables = [
    ...parameters.map(({ name, value }) => [name, value]),
    ...Object.entries(requestBody?.payload ?? {}),
  ];
  const sources = new Map(variables.map(([name, source]) => [String(name), variableOf(source)]));
  const fill = (values: object): [string, string][] =>
    Object.entries(values).map(([name, value]) => [name, sources.get(name) ?? value]);
  return {
    operationId,
    method: method.toUpperCase(),
    template: path,
    path: fill(step.path),
    query: Object.fromEntries(fill(step.query)),
    body: step.body && Object.fromEntries(fill(step.body)),
    secured: sources.has("Authorization"),
    token: sources.get("Authorization"),
  };
}

interface StepRequest extends SampleRequest {
  token: string | undefined;
}

/** Returns the environment variable for an output of a step, or for an input that is a token or the ID of the organization. */
function variableOf(source: unknown): string | undefined {
  const [, from, name = ""] = /\$(inputs|steps\.\w+\.outputs)\.(\w+)\}?$/.exec(String(source)) ?? [];
  return from && (from !== "inputs" || /token$|^org_id$/.test(name)) ? `$${variableName(name)}` : undefined;
}

/** Returns the name of the environment variable for an input or output. */
export function variableName(name: string): string {
  return { token: "CREWKIT_TOKEN", org_id: "ORG" }[name] ?? name.toUpperCase();
}
