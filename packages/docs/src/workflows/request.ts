import type { DocOperation } from "../model/operation.ts";
import { curlSample } from "../samples/curl.ts";
import type { RecordedStep } from "./workflow.ts";

/** Returns the request of a step as a curl command. The variable of the token is named after its source: `$GUEST_TOKEN`. */
export function stepCurl({ operationId, method, path }: DocOperation, step: RecordedStep): string {
  const authorization = step.parameters?.find(({ name }) => name === "Authorization")?.value;
  const isOrganization = (name: string) =>
    step.parameters?.some((each) => each.name === name && each.value === "$inputs.org_id");
  const command = curlSample({
    operationId,
    method: method.toUpperCase(),
    template: path,
    path: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [
      name,
      isOrganization(name) ? "$ORG" : (step.path[name] ?? ""),
    ]),
    query: step.query,
    body: step.body,
    secured: authorization !== undefined,
  });
  return command.replaceAll("$CREWKIT_TOKEN", `$${tokenVariable(authorization)}`);
}

/** The environment variable for a token: `CREWKIT_TOKEN` for the input `token`, otherwise the name in upper case. */
export function tokenVariable(authorization = ""): string {
  const name = /(\w+)\}?$/.exec(authorization)?.[1] ?? "token";
  return name === "token" ? "CREWKIT_TOKEN" : name.toUpperCase();
}
