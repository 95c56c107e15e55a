import { type Contract, listOperations, type Operation, parsePointer } from "../../src/index.ts";
import { type Criterion, parseWorkflows, type Step, unsupported } from "./document.ts";

/** The last request of a step, with unserialized values, and its response. */
export interface RecordedStep {
  stepId: string;
  path: Record<string, string>;
  query: Record<string, string>;
  body?: unknown;
  status: number;
  response: unknown;
}

interface RecordingTarget {
  /** Sends a request to a path without the base path. */
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Advances the clock of the target by a number of seconds. */
  advanceTime(seconds: number): void;
}

/**
 * Runs the workflows of an Arazzo document and returns the steps by workflowId.
 *
 * @throws if the document uses an unsupported feature, or a success criterion is not met.
 */
export async function recordWorkflows(
  contract: Contract,
  document: unknown,
  inputs: Record<string, unknown>,
  createTarget: () => RecordingTarget,
): Promise<Record<string, RecordedStep[]>> {
  const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
  const recorded: Record<string, RecordedStep[]> = {};
  for (const { workflowId, steps } of parseWorkflows(document)) {
    const [target, state]: [RecordingTarget, State] = [createTarget(), { inputs, steps: {} }];
    recorded[workflowId] = [];
    for (const step of steps) {
      const recording = await recordStep(step, operations.get(step.operationId), state, target).catch((cause) => {
        throw new Error(`${workflowId} > ${step.stepId}: ${cause.message}`, { cause });
      });
      recorded[workflowId].push(recording);
    }
  }
  return recorded;
}

/** Runtime expressions (Arazzo 1.0.1, section 4.7) are paths in it, such as `$steps.begin.outputs.id`. */
interface State {
  inputs: Record<string, unknown>;
  steps: Record<string, { outputs: unknown }>;
  statusCode?: number;
  response?: { body: unknown };
}

async function recordStep(
  { stepId, operationId, parameters = [], requestBody, successCriteria = [], onFailure = [], outputs = {} }: Step,
  operation: Operation | undefined,
  state: State,
  target: RecordingTarget,
): Promise<RecordedStep> {
  if (!operation) throw new Error(`The contract has no operation ${operationId}.`);
  const parametersIn = (location: string) =>
    parameters.filter((each) => each.in === location).map(({ name, value }) => [name, String(resolve(value, state))]);
  const [path, query, headers] = ["path", "query", "header"].map((each) => Object.fromEntries(parametersIn(each)));
  const body = resolve(requestBody?.payload, state);
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name]));
  const search = new URLSearchParams(query).toString();
  for (let retries = 0; ; retries++) {
    const response = await target.fetch(search ? `${filled}?${search}` : filled, {
      method: operation.method.toUpperCase(),
      headers: { ...headers, ...(body !== undefined && { "Content-Type": "application/json" }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const result = { status: response.status, response: await response.json() };
    Object.assign(state, { statusCode: result.status, response: { body: result.response } });
    const unmet = successCriteria.find((criterion) => !isMet(criterion, state));
    if (!unmet) {
      state.steps[stepId] = { outputs: resolve(outputs, state) };
      return { stepId, path, query, ...(body !== undefined && { body }), ...result };
    }
    const action = onFailure.find(({ criteria = [] }) => criteria.every((criterion) => isMet(criterion, state)));
    if (!action || retries >= action.retryLimit)
      throw new Error(`Expected ${unmet.condition}, but received ${result.status}: ${JSON.stringify(result.response)}`);
    target.advanceTime(action.retryAfter);
  }
}

function isMet({ condition }: Criterion, state: State): boolean {
  const [, left, operator, right = ""] = /^(\$\S+) (==|>) ('[^']*'|\d+|true|false|null)$/.exec(condition) ?? [];
  if (left === undefined) throw unsupported(`condition ${condition}`);
  const [actual, literal] = [evaluate(left, state), right.startsWith("'") ? right.slice(1, -1) : JSON.parse(right)];
  return operator === ">" ? Number(actual) > literal : actual === literal;
}

/** Replaces the runtime expressions in a value. Text may contain expressions in braces. */
function resolve(value: unknown, state: State): unknown {
  if (typeof value === "string" && value.startsWith("$")) return evaluate(value, state);
  if (typeof value === "string") return value.replace(/\{(\$[^}]+)\}/g, (_, each) => String(evaluate(each, state)));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, state)]));
}

function evaluate(expression: string, state: State): unknown {
  const [path = "", pointer = ""] = expression.slice(1).split("#");
  const keys = [...path.split("."), ...parsePointer(pointer)];
  const value = keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], state);
  if (value === undefined) throw unsupported(`expression ${expression}, which has no value`);
  return value;
}
