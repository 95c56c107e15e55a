import type { DeviceTokenErrorCode, KnownValues } from "@crewkit/types";
import type { Site } from "../model/site.ts";
import type { RecordedStep } from "../model/workflow.ts";
import { quoteForShell } from "../samples/curl.ts";
import { formatPath, formatQuery } from "../samples/request.ts";
import { variableNames } from "../samples/variables.ts";
import { stepRequest, variableName } from "../workflows/request.ts";

const slowDown: KnownValues<DeviceTokenErrorCode> = "slow_down";
const pending: KnownValues<DeviceTokenErrorCode> = "authorization_pending";

/** The most common tasks, with their steps: `<workflow file>/<stepId>`. */
const tasks: Record<string, string[]> = {
  [`Log in a device. Show user_code and verification_uri to the user, whose browser sends verifyDeviceCode. Poll every \`interval\` seconds. After ${slowDown}, increase the interval by 5 seconds. After any other error than ${pending}, stop`]:
    ["begin", "pollEarly", "approve", "poll"].map((step) => `device-login/${step}`),
  "Create a project and record a session. Metrics are totals since the session started, not differences": [
    ...["createProject", "linkRepository", "beginSession"].map((step) => `first-session/${step}`),
    ...["report", "end"].map((step) => `session-life/${step}`),
  ],
  "Invite a member. Choose a role by its permission_level. If no role has the right level, create one with createRole. The invited user accepts":
    ["roles", "invite", "accept"].map((step) => `invitation/${step}`),
  "Refresh a token. Save the new pair: a refresh token works once, and using it again ends the login": [
    "token-refresh/exchange",
  ],
  "Get the usage and cost by agent in the last 30 days. For other days in UTC, add start_date and end_date, such as 2026-11-20":
    ["session-life/analyzeAgents"],
};

/** Returns the requests of the most common tasks as shell commands, one per line. */
export function commonWorkflows(site: Site): string {
  const steps = new Map<string, RecordedStep>();
  // If several workflows of a file have a step with the same ID, the step of the first workflow is used.
  for (const { slug, workflows } of site.workflows)
    for (const step of workflows.toReversed().flatMap((each) => each.steps)) steps.set(`${slug}/${step.stepId}`, step);
  const lines = Object.entries(tasks).flatMap(([title, ids], at) => [
    `# ${at + 1}. ${title}`,
    ...ids.map((id) => commandLine(site, steps.get(id), id)),
  ]);
  return lines.join("\n");
}

function commandLine({ operations }: Site, step: RecordedStep | undefined, id: string): string {
  const operation = operations.get(step?.operationId ?? "");
  if (!step || !operation) throw new Error(`The workflows have no step ${id}. Update common-workflows.ts.`);
  const { method, query, body, token, ...request } = stepRequest(operation, step);
  const path = formatPath(
    { method, query, body, ...request },
    { environment: (name) => `$${name}`, variable: ({ value }) => value },
  );
  return [
    "curl",
    ...(method === (body ? "POST" : "GET") ? [] : [`-X ${method}`]),
    `"$API${path}${formatQuery(query)}"`,
    ...(token ? [token === "$CREWKIT_TOKEN" ? '-H "$AUTH"' : `-H "Authorization: Bearer ${token}"`] : []),
    ...(body ? ['-H "$JSON"', bodyOption(body)] : []),
    `# ${operation.operationId}: ${resultOf(step)}`,
  ].join(" ");
}

function bodyOption(body: unknown): string {
  const json = JSON.stringify(body);
  if (variableNames(body).length === 0) return `-d ${quoteForShell(json)}`;
  // The shell expands variables in double quotes. Other special characters are escaped.
  return `-d "${json.replace(/[\\`"]|\$(?![A-Z_]+")/g, "\\$&")}"`;
}

/** The status, the error, and the variables to set: `201, PROJECT_ID=data.id`. */
function resultOf({ status, response, outputs = {} }: RecordedStep): string {
  const saved = Object.entries(outputs).filter(([name]) => /(_id|token|_code|_url)$/.test(name));
  return [
    status,
    ...(status < 400 ? [] : [`error=${(response as { error: string }).error}`]),
    ...saved.map(
      ([name, source]) => `${variableName(name)}=${source.replace("$response.body#/", "").replaceAll("/", ".")}`,
    ),
  ].join(", ");
}
