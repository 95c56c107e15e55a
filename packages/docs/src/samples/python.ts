import { variableOf } from "@crewkit/codegen/typescript";
import { formatPath, pathVariables, queryParameters, width } from "./request.ts";
import type { SampleRequest } from "./sample.ts";
import { variableNames } from "./variables.ts";

export function pythonSample(sample: SampleRequest): string {
  const { method, path, query, body, secured } = sample;
  const environment = ["CREWKIT_API_URL", ...(secured ? ["CREWKIT_TOKEN"] : []), ...variableNames([path, query, body])];
  const url = formatPath(sample, { environment: (name) => `{${name}}`, variable: ({ name }) => `{${name}}` });
  const values = [
    `f"{API_URL}${url}"`,
    ...(secured ? ['headers={"Authorization": f"Bearer {TOKEN}"}'] : []),
    ...(Object.keys(query).length > 0 ? [formatArgument("params", queryParameters(query))] : []),
    ...(body === undefined ? [] : [formatArgument("json", body)]),
  ];
  const call = `httpx.${method.toLowerCase()}`;
  return [
    "import os",
    "",
    "import httpx",
    "",
    ...environment.map((name) => `${name.replace("CREWKIT_", "")} = os.environ["${name}"]`),
    ...pathVariables(sample).map(({ name, value }) => `${name} = ${JSON.stringify(value)}`),
    "",
    values.length > 1 ? `response = ${call}(\n    ${values.join(",\n    ")},\n)` : `response = ${call}(${values[0]})`,
    "response.raise_for_status()",
    "print(response.json())",
  ].join("\n");
}

function formatArgument(name: string, value: unknown): string {
  return `${name}=${formatLiteral(value, { used: name.length + 2, indent: "    " })}`;
}

// The layout of the formatter Black. If a value does not fit on its line, each item gets its own line.
function formatLiteral(value: unknown, { used, indent }: { used: number; indent: string }): string {
  const line = formatInline(value);
  if (indent.length + used + line.length <= width) return line;
  const inner = `${indent}    `;
  if (typeof value === "string" && value.includes("\n"))
    return `(\n${value
      .split(/(?<=\n)/)
      .map((text) => `${inner}${JSON.stringify(text)}\n`)
      .join("")}${indent})`;
  if (typeof value !== "object" || value === null) return line;
  const isList = Array.isArray(value);
  const items = Object.entries(value).map(([name, item]) => {
    const label = isList ? "" : `${JSON.stringify(name)}: `;
    return `${inner}${label}${formatLiteral(item, { used: label.length + 1, indent: inner })},\n`;
  });
  const [open, close] = isList ? "[]" : "{}";
  return `${open}\n${items.join("")}${indent}${close}`;
}

function formatInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatInline).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const items = Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${formatInline(item)}`);
    return `{${items.join(", ")}}`;
  }
  return variableOf(value) ?? constants.get(value) ?? JSON.stringify(value);
}

const constants = new Map<unknown, string>([
  [null, "None"],
  [true, "True"],
  [false, "False"],
]);
