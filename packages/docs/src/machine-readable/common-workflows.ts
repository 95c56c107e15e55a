import { oneLine } from "../markdown.ts";
import type { DocOperation } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import type { ArazzoStep, RecordedStep } from "../model/workflow.ts";
import { quoteForShell } from "../samples/curl.ts";
import { formatQuery } from "../samples/request.ts";
import { variableNames } from "../samples/variables.ts";
import { tokenVariable } from "../workflows/request.ts";

interface Task {
  title: string;
  /** Text from the contract on the last step. */
  note?: (operation: DocOperation) => string;
  /** `<workflow file>/<stepId>`, or the ID of one of `otherSteps`. */
  steps: string[];
}

/** The most common tasks. */
const tasks: Task[] = [
  {
    title:
      "Log in a device. Show user_code and verification_uri to the user, whose browser sends verifyDeviceCode, and poll",
    note: describeErrors,
    steps: ["begin", "pollEarly", "approve", "poll"].map((step) => `device-login/${step}`),
  },
  {
    title: "Create a project and record a session. Metrics are totals since the session started, not differences",
    steps: [
      ...["createProject", "linkRepository", "beginSession"].map((step) => `first-session/${step}`),
      ...["report", "end"].map((step) => `session-life/${step}`),
    ],
  },
  {
    title:
      "Invite a member. Choose a role by its permission_level. If no role has the right level, create one with createRole. The invited user accepts",
    steps: ["listRoles", "invitation/invite", "invitation/accept"],
  },
  {
    title: "Refresh a token. Save the new pair: a refresh token works once, and using it again ends the login",
    steps: ["token-refresh/exchange"],
  },
  {
    title: "Get the usage and cost by agent",
    note: describeDates,
    steps: ["listAnalyticsByAgent"],
  },
];

const unrecorded = { path: {}, query: {}, status: 200, response: undefined };
const tokenAndOrganization = [
  { name: "Authorization", in: "header", value: "Bearer {$inputs.token}" },
  { name: "org_id", in: "path", value: "$inputs.org_id" },
];

/** Steps that no workflow contains. */
const otherSteps: RecordedStep[] = [
  {
    ...unrecorded,
    stepId: "listRoles",
    operationId: "listRoles",
    parameters: tokenAndOrganization,
    outputs: { role_id: "$response.body#/data[]/id" },
  },
  {
    ...unrecorded,
    stepId: "listAnalyticsByAgent",
    operationId: "listAnalyticsByAgent",
    parameters: tokenAndOrganization,
    query: { start_date: "2026-11-01", end_date: "2026-11-20" },
  },
];

/** Returns the requests of the most common tasks as shell commands, one per line. */
export function commonWorkflows(site: Site): string {
  const steps = new Map(otherSteps.map((step) => [step.stepId, step]));
  // If several workflows of a file have a step with the same ID, the step of the first workflow is used.
  for (const { slug, workflows } of site.workflows)
    for (const step of workflows.toReversed().flatMap((each) => each.steps)) steps.set(`${slug}/${step.stepId}`, step);
  const lines = tasks.flatMap(({ title, note, steps: ids }, at) => {
    const calls = ids.map((id) => findCall(site, steps, id));
    const last = calls.at(-1);
    const notes = note && last ? [`# ${note(last.operation)}`] : [];
    return [`# ${at + 1}. ${title}`, ...notes, ...calls.map(({ operation, step }) => commandLine(operation, step))];
  });
  return lines.join("\n");
}

function findCall({ operations }: Site, steps: ReadonlyMap<string, RecordedStep>, id: string) {
  const step = steps.get(id);
  const operation = operations.get(step?.operationId ?? "");
  if (!step || !operation) throw new Error(`The workflows have no step ${id}. Update common-workflows.ts.`);
  return { step, operation };
}

function commandLine({ method, path }: DocOperation, step: RecordedStep): string {
  const { operationId, parameters = [], requestBody, status, response, outputs = {} } = step;
  const parameterValue = (location: string, name: string) => {
    const source = parameters.find((each) => each.name === name && each.in === location)?.value;
    return variableFor(source) ?? (location === "path" ? step.path[name] : step.query[name]) ?? "";
  };
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => parameterValue("path", name));
  const body = requestBody && bodyOption(requestBody.payload ?? {}, step.body as Record<string, unknown>);
  const error = status < 400 ? [] : [`error=${(response as { error: string }).error}`];
  const names = Object.keys(outputs).filter(isSecretOrId);
  const saved = names.map((name) => `${variableName(name)}=${fieldOf(outputs[name] ?? "")}`);
  return [
    "curl",
    ...(method === (body ? "post" : "get") ? [] : [`-X ${method.toUpperCase()}`]),
    `"$CREWKIT_API_URL${filled}${formatQuery(step.query)}"`,
    ...parameters.filter(({ name }) => name === "Authorization").map(({ value }) => authorizationOption(value)),
    ...(body ? ['-H "$JSON"', body] : []),
    `# ${operationId}: ${[status, ...error, ...saved].join(", ")}`,
  ].join(" ");
}

function authorizationOption(source: string): string {
  const variable = tokenVariable(source);
  return variable === "$CREWKIT_TOKEN" ? '-H "$AUTH"' : `-H "Authorization: Bearer ${variable}"`;
}

function bodyOption(
  payload: NonNullable<ArazzoStep["requestBody"]>["payload"],
  recorded: Record<string, unknown>,
): string {
  const values = Object.entries(payload ?? {}).map(([name, value]) => [name, variableFor(value) ?? recorded[name]]);
  const body = Object.fromEntries(values);
  const json = JSON.stringify(body);
  if (variableNames(body).length === 0) return `-d ${quoteForShell(json)}`;
  // The shell expands variables in double quotes. Other special characters are escaped.
  return `-d "${json.replace(/[\\`"]|\$(?![A-Z_]+")/g, "\\$&")}"`;
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

function describeErrors({ description }: DocOperation): string {
  return `Errors: ${[...description.matchAll(/^- (.*)$/gm)].map(([, item]) => item).join(" ")}`;
}

function describeDates({ parameterFields }: DocOperation): string {
  const dates = parameterFields.query.filter(({ name }) => name.endsWith("_date"));
  return dates.map(({ name, description }) => `${name}: ${oneLine(description)}`).join(" ");
}
