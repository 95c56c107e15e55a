import type { DocOperation } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { queryParameters } from "../samples/query.ts";
import type { ArazzoStep } from "../workflows/arazzo.ts";
import type { RecordedStep } from "../workflows/workflow.ts";

/** The most common tasks. A step is `<workflow file>/<stepId>`. */
const tasks: { title: string; steps: string[] }[] = [
  {
    title:
      "Log in a device. Show user_code and verification_uri to the user, whose browser sends verifyDeviceCode, and poll",
    steps: ["begin", "pollEarly", "approve", "poll"].map((step) => `device-login/${step}`),
  },
  {
    title: "Create a project and record a session",
    steps: [
      ...["createProject", "linkRepository", "beginSession"].map((step) => `first-session/${step}`),
      ...["report", "end"].map((step) => `session-life/${step}`),
    ],
  },
  { title: "Invite a member", steps: ["listRoles", "invitation/invite"] },
  {
    title: "Refresh a token. Save the new pair, because each refresh token works once",
    steps: ["token-refresh/exchange"],
  },
  { title: "Get the usage and cost of an agent", steps: ["session-life/analyze"] },
];

// The workflow "Invite a user" has the ID of the role as an input.
const listRoles: RecordedStep = {
  ...{ stepId: "listRoles", operationId: "listRoles", path: {}, query: {}, status: 200, response: undefined },
  parameters: [
    { name: "Authorization", in: "header", value: "Bearer {$inputs.token}" },
    { name: "org_id", in: "path", value: "$inputs.org_id" },
  ],
  outputs: { role_id: "$response.body#/data[]/id" },
};

/** Returns the requests of the most common tasks as shell commands, one per line. */
export function commonWorkflows(site: Site): string {
  const steps = new Map([["listRoles", listRoles]]);
  // If several workflows of a file have a step with the same ID, the step of the first workflow is used.
  for (const { slug, workflows } of site.workflows)
    for (const step of workflows.toReversed().flatMap((each) => each.steps)) steps.set(`${slug}/${step.stepId}`, step);
  const lines = tasks.flatMap(({ title, steps: ids }, at) => [
    `# ${at + 1}. ${title}`,
    ...ids.map((id) => {
      const step = steps.get(id);
      const operation = site.operations.get(step?.operationId ?? "");
      if (!step || !operation) throw new Error(`The workflows have no step ${id}. Update common-workflows.ts.`);
      return commandLine(operation, step);
    }),
  ]);
  return lines.join("\n");
}

function commandLine({ method, path }: DocOperation, step: RecordedStep): string {
  const { operationId, parameters = [], requestBody, status, response, outputs = {} } = step;
  const parameterValue = (location: string, name: string) => {
    const source = parameters.find((each) => each.name === name && each.in === location)?.value;
    return variableFor(source) ?? (location === "path" ? step.path[name] : step.query[name]) ?? "";
  };
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => parameterValue("path", name));
  const query = new URLSearchParams(queryParameters(step.query)).toString();
  const body = requestBody && bodyOption(requestBody.payload ?? {}, step.body as Record<string, unknown>);
  const error = status < 400 ? [] : [`error=${(response as { error: string }).error}`];
  const names = Object.keys(outputs).filter(isSecretOrId);
  const saved = names.map((name) => `${variableName(name)}=${fieldOf(outputs[name] ?? "")}`);
  return [
    "curl",
    ...(method === (body ? "post" : "get") ? [] : [`-X ${method.toUpperCase()}`]),
    `"$CREWKIT_API_URL${filled}${query && `?${query}`}"`,
    ...(parameters.some(({ name }) => name === "Authorization") ? ['-H "$AUTH"'] : []),
    ...(body ? ['-H "$JSON"', body] : []),
    `# ${operationId}: ${[status, ...error, ...saved].join(", ")}`,
  ].join(" ");
}

function bodyOption(
  payload: NonNullable<ArazzoStep["requestBody"]>["payload"],
  recorded: Record<string, unknown>,
): string {
  const values = Object.entries(payload ?? {}).map(([name, value]) => [name, variableFor(value) ?? recorded[name]]);
  const json = JSON.stringify(Object.fromEntries(values));
  return json.includes("$") ? `-d "${json.replaceAll('"', '\\"')}"` : `-d '${json}'`;
}

// IDs and tokens differ for each user. The commands contain the recorded values of other inputs.
function variableFor(source: unknown): string | undefined {
  const [, name] = /^\$(?:inputs|steps\.\w+\.outputs)\.(\w+)$/.exec(String(source)) ?? [];
  return name && isSecretOrId(name) ? `$${variableName(name)}` : undefined;
}

function isSecretOrId(name: string): boolean {
  return /(_id|token|_code)$/.test(name);
}

function variableName(name: string): string {
  return name === "org_id" ? "ORG" : name.toUpperCase();
}

function fieldOf(expression: string): string {
  return expression.replace("$response.body#/", "").replaceAll("/", ".");
}
