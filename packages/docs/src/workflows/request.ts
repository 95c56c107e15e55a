import type { DocOperation } from "../model/operation.ts";
import type { RecordedStep } from "../model/workflow.ts";
import { curlSample } from "../samples/curl.ts";

/**
 * Returns the request of a step as a curl command. Values from earlier steps are variables: `$GUEST_TOKEN`, `$DEVICE_CODE`. Values
 * that later steps need are saved with the shell function `field`.
 */
export function stepCommand(operation: DocOperation, step: RecordedStep, steps: RecordedStep[]): string {
  const curl = stepCurl(operation, step);
  const expressions = JSON.stringify(steps.flatMap(({ parameters, requestBody }) => [parameters, requestBody]));
  const saved = Object.entries(step.outputs ?? {}).filter(([name]) =>
    new RegExp(`\\$steps\\.${step.stepId}\\.outputs\\.${name}\\b`).test(expressions),
  );
  if (saved.length === 0) return curl;
  const silent = curl.replace(/^curl/m, "curl -s");
  const output = "| tee response.json";
  return [
    silent.includes("<<END") ? silent.replace("<<END", `<<END ${output}`) : `${silent} \\\n  ${output}`,
    "",
    ...saved.map(([name, source]) => `${name.toUpperCase()}=$(field ${/\w+$/.exec(source)?.[0]})`),
  ].join("\n");
}

function stepCurl({ operationId, method, path }: DocOperation, step: RecordedStep): string {
  const { parameters = [], requestBody } = step;
  const sources = new Map(parameters.map(({ name, value }) => [name, value]));
  const variableOr = (name: string, value: unknown) => sourceVariable(sources.get(name)) ?? value;
  const fields = Object.entries(requestBody?.payload ?? {}).flatMap(([name, source]) => {
    const variable = sourceVariable(source);
    return variable ? [[name, variable]] : [];
  });
  const command = curlSample({
    operationId,
    method: method.toUpperCase(),
    template: path,
    path: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, String(variableOr(name, step.path[name]))]),
    query: Object.fromEntries(Object.entries(step.query).map(([name, value]) => [name, variableOr(name, value)])),
    body: step.body && { ...step.body, ...Object.fromEntries(fields) },
    secured: sources.has("Authorization"),
  });
  return command.replaceAll("$CREWKIT_TOKEN", tokenVariable(sources.get("Authorization")));
}

/** The environment variable for a token: `$CREWKIT_TOKEN` for the input `token`, otherwise the name in upper case. */
export function tokenVariable(authorization = ""): string {
  const name = /(\w+)\}?$/.exec(authorization)?.[1] ?? "token";
  return name === "token" ? "$CREWKIT_TOKEN" : `$${name.toUpperCase()}`;
}

/** The environment variable for the output of a step or for the ID of the organization. Undefined for other values. */
function sourceVariable(source: unknown): string | undefined {
  if (source === "$inputs.org_id") return "$ORG";
  const [, output] = /^(?:Bearer \{)?\$steps\.\w+\.outputs\.(\w+)\}?$/.exec(String(source)) ?? [];
  return output && `$${output.toUpperCase()}`;
}
