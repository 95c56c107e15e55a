import { type Contract, listOperations, resolve } from "@crewkit/openapi";

/** What somebody needs for a first call, taken from the contract's examples. */
export interface FirstCall {
  token: string;
  organizationId: string;
  /** A line for the shell that lists the organization's projects. */
  curl: string;
}

/** Finds the example token and organization in the contract, and makes a curl line of them. */
export function firstCall(contract: Contract, baseUrl: string): FirstCall {
  const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
  const list = operations.get("listProjects");
  const organizationId = String(list?.parameters.find(({ name }) => name === "org_id")?.example);
  const examples =
    operations.get("exchangeDeviceCode")?.responses["200"]?.content?.["application/json"]?.examples ?? {};
  const [tokens] = Object.values(examples).map((example) => resolve(contract, example).value);
  const token = String(tokens?.access_token);
  const path = list?.path.replace("{org_id}", organizationId);
  return { token, organizationId, curl: `curl -i -H 'Authorization: Bearer ${token}' ${baseUrl}${path}` };
}
