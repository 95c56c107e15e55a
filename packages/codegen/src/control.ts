import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import { replaceGenerated } from "./client/readme.ts";
import { generateSchemaTypes } from "./types/index.ts";

/** Generates the OpenAPI document that the mock serves, the types of its schemas, and those of its operations. */
export async function generateControl(document: Contract): Promise<Record<string, string>> {
  const operations = listOperations(document).map(
    (operation) => `  ${operation.operationId}: { ${typesOf(operation)} };`,
  );
  return {
    "control-openapi.json": `${JSON.stringify(without(document, ["x-typescript", "x-function"]))}\n`,
    "control.ts": `import type { operations, SessionTask } from "@crewkit/types";

${await generateSchemaTypes(without(document, ["examples"]))}
export interface ControlOperations {
${operations.join("\n")}
}
`,
  };
}

function without(document: Contract, keys: string[]): Contract {
  return JSON.parse(JSON.stringify(document, (key, value) => (keys.includes(key) ? undefined : value)));
}

function typesOf({ requestBody, responses }: Operation): string {
  const [success] = Object.entries(responses).flatMap(([status, response]) => (status < "300" ? [response] : []));
  return `body: ${schemaName(requestBody) ?? "undefined"}; result: ${schemaName(success) ?? "object"}`;
}

function schemaName(message: { content?: Record<string, { schema?: object }> } | undefined): string | undefined {
  const { $ref } = (message?.content?.["application/json"]?.schema ?? {}) as { $ref?: string };
  return $ref?.split("/").at(-1);
}

/** Replaces the table of operations in the README of the mock. */
export function updateControlTable(readme: string, document: Contract): string {
  const rows = listOperations(document).map(({ method, path, summary }) => {
    const item = document.paths?.[path] as Record<string, { "x-function"?: string }>;
    const call = item[method]?.["x-function"];
    return [`\`${method.toUpperCase()} ${path}\``, call ? `\`${call}\`` : "–", summary];
  });
  return replaceGenerated(readme, formatTable([["request", "function", "effect"], ...rows]));
}

function formatTable([header = [], ...rows]: string[][]): string[] {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
