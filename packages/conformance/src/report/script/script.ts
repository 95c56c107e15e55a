import type { HttpRequest } from "../../http/exchange.ts";
import { type History, type HistoryEntry, isSafe } from "../../http/history.ts";
import { isSuccess, type SpecModel } from "../../spec/model.ts";
import { idsInTarget } from "../../spec/paths.ts";
import { parseJson } from "../../values/json.ts";
import { otherToken, type Redactor } from "../redact.ts";
import { formatAssignment, formatCurl } from "./shell.ts";
import { createSourceFinder, createVariables, type FindSource, listScalars, type Variables } from "./variables.ts";

export interface ScriptOptions {
  history: History;
  spec: SpecModel;
  url: string;
  redactor: Redactor;
}

/**
 * Returns shell commands that send a request again after the run, when its resources are deleted: first the requests
 * that created them, then the other successful requests of the test. Undefined if there are too many, or if a secret does
 * not come from a response, such as a token in an email.
 *
 * @param since the length of the history when the test began.
 */
export type CreateScript = (request: HttpRequest, since: number) => string | undefined;

// Longer scripts are harder to understand than a run of the test.
const maxSteps = 40;
const maxLength = 20_000;

export function createScriptWriter({ history, spec, url, redactor }: ScriptOptions): CreateScript {
  const findSource = createSourceFinder(history, spec);
  return (request, since) => {
    const end = history.positionOf(request);
    const steps = listSteps(request, { since, end, history, findSource });
    if (steps.length > maxSteps || steps.some((index) => isLongWait(history.entries[index]))) return undefined;
    const variables = createVariables(findSource);
    const last = variables.fill(request, end);
    const filled = new Map(steps.map((index) => [index, fillStep(index, history, variables)]));
    const lines = [...filled].flatMap(([index, step]) => formatStep(step, variables.assignedBy(index), write));
    // The responses to a GET that was sent twice may differ.
    const isSentTwice = isSafe(request) && history.isRepeated(request);
    const script = [...lines, ...Array(isSentTwice ? 2 : 1).fill(write(last, "-i"))].join("\n");
    return script.length > maxLength || script.includes(otherToken) ? undefined : script;
  };

  function write(request: HttpRequest, flags: string): string {
    return formatCurl(redactor.redactRequest(request), url, flags);
  }
}

// For example, a wait for the end of a token's lifetime. The engine knows no command that advances the mock's clock.
function isLongWait(entry: HistoryEntry | undefined): boolean {
  return entry !== undefined && "waited" in entry && entry.waited > 60;
}

interface StepOptions {
  since: number;
  end: number;
  history: History;
  findSource: FindSource;
}

/** The indexes of the history's entries that a request depends on. */
function listSteps(request: HttpRequest, { since, end, history, findSource }: StepOptions): number[] {
  const steps = new Set<number>();
  const add = (index: number) => {
    const entry = history.entries[index];
    if (!entry || steps.has(index)) return;
    steps.add(index);
    if ("request" in entry) addSources(entry.request, index);
  };
  const addSources = (sent: HttpRequest, before: number) => {
    const ids = idsInTarget(sent.operation.path, sent.target);
    for (const value of [...ids, ...listOtherValues(sent)]) {
      const source = findSource(value, before);
      // Clients choose some ids. Other values may be equal by chance.
      if (source && (source.pointer !== undefined || ids.includes(value))) add(source.index);
    }
  };
  for (let index = since; index < end; index++) {
    const entry = history.entries[index];
    // If the failure is an effect of a rejected request, that request was the last one before the read.
    const isLastBeforeRead = index === end - 1 && isSafe(request);
    if (entry && ("waited" in entry || isSuccess(entry.response.status) || isLastBeforeRead)) add(index);
  }
  addSources(request, end);
  return [...steps].toSorted((a, b) => a - b);
}

function listOtherValues({ target, headers, body }: HttpRequest): string[] {
  const query = new URLSearchParams(target.split("?")[1]);
  const words = Object.values(headers).flatMap((value) => value.split(" "));
  return [...query.values(), ...words, ...listScalars(parseJson(body ?? "")).keys()];
}

type Step = HttpRequest | { waited: number };

function fillStep(index: number, { entries }: History, variables: Variables): Step {
  const entry = entries[index];
  if (!entry) throw new Error(`The history has no entry ${index}.`);
  return "request" in entry ? variables.fill(entry.request, index) : entry;
}

function formatStep(
  step: Step,
  assignments: readonly { variable: string; pointer: string }[],
  write: (request: HttpRequest, flags: string) => string,
): string[] {
  if ("waited" in step) return [`sleep ${Math.ceil(step.waited)}`];
  if (assignments.length === 0) return [`${write(step, "-sS -o /dev/null")}`];
  const flags = assignments.some(({ pointer }) => pointer === "Location") ? "-sSi" : "-sS";
  return [
    `response=$(${write(step, flags)})`,
    ...assignments.map(({ variable, pointer }) => formatAssignment(variable, pointer)),
  ];
}
