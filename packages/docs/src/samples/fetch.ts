import { queryParameters } from "./query.ts";
import type { Sample } from "./sample.ts";
import { formatCall, formatLiteral, type LayoutOptions } from "./typescript.ts";
import { unquoteVariables, variableNames } from "./variables.ts";

export function fetchSample({ path, query, ...sample }: Sample): string {
  const names = ["CREWKIT_API_URL", ...(sample.secured ? ["CREWKIT_TOKEN"] : []), ...variableNames(sample.body)];
  const hasQuery = Object.keys(query).length > 0;
  const url = `\${CREWKIT_API_URL}${sample.template.replaceAll("{", "${")}${hasQuery ? `?\${query}` : ""}`;
  const options = optionsOf(sample);
  const lines = [
    `const { ${names.join(", ")} } = process.env;`,
    ...path.map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`),
    ...(hasQuery ? [formatCall([queryParameters(query)], ["const query = new URLSearchParams(", ");"], width)] : []),
    `const url = \`${url}\`;`,
    options.length > 0
      ? `const response = await fetch(url, {\n${options.join("\n")}\n});`
      : "const response = await fetch(url);",
    "if (!response.ok) throw new Error(await response.text());",
    "console.log(await response.json());",
  ];
  return unquoteVariables(lines.join("\n"));
}

const width = 80;

function optionsOf({ method, secured, body }: Pick<Sample, "method" | "secured" | "body">): string[] {
  const token = secured ? [`Authorization: \`Bearer \${CREWKIT_TOKEN}\``] : [];
  const type = body === undefined ? [] : ['"Content-Type": "application/json"'];
  const layout: LayoutOptions = { width, firstLineWidth: width - "  body: JSON.stringify(),".length, indent: "  " };
  return [
    ...(method === "GET" ? [] : [`  method: "${method}",`]),
    ...headersOf([...token, ...type]),
    ...(body === undefined ? [] : [`  body: JSON.stringify(${formatLiteral(body, layout)}),`]),
  ];
}

function headersOf(headers: string[]): string[] {
  if (headers.length < 2) return headers.map((header) => `  headers: { ${header} },`);
  return ["  headers: {", ...headers.map((header) => `    ${header},`), "  },"];
}
