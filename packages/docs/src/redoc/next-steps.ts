import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";
import { anchor, mapOperations, type OperationObject } from "./operations.ts";

/** The contract with the links of successful answers told to readers: a list "Next" at the end of the description. */
export function withNextSteps(contract: Contract): Contract {
  const known = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
  return mapOperations(contract, (operation) => {
    const steps = linksOf(contract, operation).map(({ operationId = "", description }) =>
      step(known.get(operationId), description),
    );
    const told = [...new Set(steps.filter((each) => each !== undefined))];
    if (told.length === 0) return operation;
    return { ...operation, description: [operation.description, "**Next:**", told.join("\n")].join("\n\n") };
  });
}

function linksOf(contract: Contract, { responses = {} }: OperationObject) {
  const answers = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const links = answers.flatMap(([, answer]) => Object.values(resolve(contract, answer).links ?? {}));
  return links.map((link) => resolve(contract, link));
}

function step(operation: Operation | undefined, description: string | undefined): string | undefined {
  if (!operation) return undefined;
  const { summary, method, path } = operation;
  const what = description ? `: ${description}` : "";
  return `- [${summary}](${anchor(operation)}) \`${method.toUpperCase()} ${path}\`${what}`;
}
