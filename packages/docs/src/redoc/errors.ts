import type { Contract, ErrorMatrix } from "@crewkit/openapi";
import { statusText } from "../model/status.ts";

/** The contract with its `x-error-matrix` told to readers: a chapter "Statuses and errors" ends the introduction. */
export function withErrors(contract: Contract): Contract {
  const { "x-error-matrix": matrix } = contract;
  if (!matrix) return contract;
  const description = [contract.info.description, chapter(matrix)].join("\n\n");
  return { ...contract, info: { ...contract.info, description } };
}

function chapter(matrix: ErrorMatrix): string {
  const sections = Object.keys(matrix.statuses).map((status) => statusText(matrix, status));
  return ["# Statuses and errors", preface, ...sections].join("\n\n");
}

const preface = "These are all the statuses that an operation answers with. Each operation lists its own.";
