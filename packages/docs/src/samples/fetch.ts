import { formatCall, formatLiteral, type LayoutOptions } from "@crewkit/codegen/typescript";
import { camelCase, formatPath, pathVariables, queryParameters, width } from "./request.ts";
import type { SampleRequest } from "./sample.ts";
import { variableNames } from "./variables.ts";

export function fetchSample(sample: SampleRequest): string {
  const { path, query, body, secured } = sample;
  const names = ["CREWKIT_API_URL", ...(secured ? ["CREWKIT_TOKEN"] : []), ...variableNames([path, query, body])];
  // The constructor of URLSearchParams does not accept undefined.
  const environment = names.map((name) => (variableNames(query).includes(name) ? `${name} = ""` : name));
  const hasQuery = Object.keys(query).length > 0;
  const filledPath = formatPath(sample, {
    environment: (name) => `\${${name}}`,
    variable: ({ name }) => `\${${camelCase(name)}}`,
  });
  const url = `\${CREWKIT_API_URL}${filledPath}${hasQuery ? `?\${query}` : ""}`;
  const options = optionsOf(sample);
  return [
    `const { ${environment.join(", ")} } = process.env;`,
    ...pathVariables(sample).map(({ name, value }) => `const ${camelCase(name)} = ${JSON.stringify(value)};`),
    ...(hasQuery ? [formatCall([queryParameters(query)], ["const query = new URLSearchParams(", ");"], width)] : []),
    "",
    `const url = \`${url}\`;`.length > width ? `const url =\n  \`${url}\`;` : `const url = \`${url}\`;`,
    options.length > 0
      ? `const response = await fetch(url, {\n${options.join("\n")}\n});`
      : "const response = await fetch(url);",
    "if (!response.ok) throw new Error(await response.text());",
    "console.log(await response.json());",
  ].join("\n");
}

function optionsOf({ method, secured, body }: SampleRequest): string[] {
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
