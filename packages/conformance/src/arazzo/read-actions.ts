import { parseCondition } from "./condition.ts";
import { allow, list, refuse, text } from "./read.ts";

/** What follows a step. */
export interface Action {
  name: string;
  type: "end" | "goto" | "retry";
  /** Where `goto` leads. */
  stepId?: string;
  /** Seconds until a retry. */
  retryAfter: number;
  /** So many retries at most. */
  retryLimit: number;
  /** Conditions that must all hold, so that it is taken. */
  criteria: string[];
}

/** Reads the actions after a success or failure; `types` are those that may stand there. */
export function readActions(node: unknown, types: readonly Action["type"][], where: string): Action[] {
  const fields = [
    "name",
    "type",
    "stepId",
    "criteria",
    ...(types.includes("retry") ? ["retryAfter", "retryLimit"] : []),
  ];
  return list(node ?? [], where).map((each) => {
    const about = `An action of ${where}`;
    const action = allow(each, fields, about);
    const type = types.find((one) => one === action.type) ?? refuse(about, `is of the type "${action.type}"`);
    const { stepId, retryAfter = 0, retryLimit = 1 } = action;
    if (type === "retry" && stepId !== undefined) refuse(about, "retries with another step");
    return {
      name: text(action.name, about),
      type,
      ...(type === "goto" && { stepId: text(stepId, about) }),
      retryAfter: Number(retryAfter),
      retryLimit: Number(retryLimit),
      criteria: readCriteria(action.criteria, about),
    };
  });
}

/** Reads criteria, which must be simple conditions. */
export function readCriteria(node: unknown, where: string): string[] {
  return list(node ?? [], where).map((each) => {
    const { condition, type = "simple" } = allow(each, ["condition", "type"], `A criterion of ${where}`);
    if (type !== "simple") refuse(where, `has a criterion of the type "${type}"`);
    const written = text(condition, where);
    parseCondition(written);
    return written;
  });
}
