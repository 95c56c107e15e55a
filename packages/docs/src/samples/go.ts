import { variableOf } from "@crewkit/codegen/typescript";
import { camelCase, formatPath, pathVariables, queryParameters, width } from "./request.ts";
import type { SampleRequest } from "./sample.ts";
import { variableNames } from "./variables.ts";

export function goSample(sample: SampleRequest): string {
  const { method, path, query, body, secured } = sample;
  const hasQuery = Object.keys(query).length > 0;
  const names = variableNames([path, query, body]);
  const packages = [
    "encoding/json",
    "io",
    "log",
    "net/http",
    "os",
    ...(hasQuery ? ["net/url"] : []),
    ...(body === undefined ? [] : ["strings"]),
  ];
  const statements = [
    'apiURL := os.Getenv("CREWKIT_API_URL")',
    ...(secured ? ['token := os.Getenv("CREWKIT_TOKEN")'] : []),
    ...names.map((name) => `${goName(name)} := os.Getenv("${name}")`),
    ...pathVariables(sample).map(({ name, value }) => `${goName(name)} := ${JSON.stringify(value)}`),
    "",
    ...(hasQuery ? queryStatements(query) : []),
    breakSum(`endpoint := ${urlExpression(sample)}`),
    ...(body === undefined ? [] : [`body := strings.NewReader(${rawString(body)})`]),
    `req, err := http.NewRequest("${method}", endpoint, ${body === undefined ? "nil" : "body"})`,
    ...check,
    ...(secured ? ['req.Header.Set("Authorization", "Bearer "+token)'] : []),
    ...(body === undefined ? [] : ['req.Header.Set("Content-Type", "application/json")']),
    "",
    "res, err := http.DefaultClient.Do(req)",
    ...check,
    "defer res.Body.Close()",
    "if res.StatusCode >= 400 {",
    "\tmessage, _ := io.ReadAll(res.Body)",
    '\tlog.Fatalf("%s: %s", res.Status, message)',
    "}",
    "",
    "var result map[string]any",
    "err = json.NewDecoder(res.Body).Decode(&result)",
    ...check,
    "json.NewEncoder(os.Stdout).Encode(result)",
  ];
  return [
    "package main",
    "",
    "import (",
    ...packages.sort().map((name) => `\t"${name}"`),
    ")",
    "",
    "func main() {",
    ...statements.map((line) => line && `\t${line}`),
    "}",
  ].join("\n");
}

const check = ["if err != nil {", "\tlog.Fatal(err)", "}"];

function queryStatements(query: Record<string, unknown>): string[] {
  const values = Object.entries(queryParameters(query)).map(([name, value]) => {
    const variable = variableOf(value);
    return `query.Set("${name}", ${variable ? goName(variable) : JSON.stringify(value)})`;
  });
  return ["query := url.Values{}", ...values];
}

function urlExpression(sample: SampleRequest): string {
  const path = formatPath(sample, {
    environment: (name) => `" + ${goName(name)} + "`,
    variable: ({ name }) => `" + ${goName(name)} + "`,
  });
  const query = Object.keys(sample.query).length > 0 ? '?" + query.Encode()' : '"';
  return `apiURL + "${path}${query}`.replace(/ \+ ""$/, "");
}

// Breaks a long sum before the last operand that does not fit.
function breakSum(line: string): string {
  if (line.length <= width - 2) return line;
  const at = line.lastIndexOf(" + ", width - 4);
  return `${line.slice(0, at)} +\n\t\t${line.slice(at + 3)}`;
}

// A raw string literal cannot contain backticks, so JSON escapes them.
function rawString(body: unknown): string {
  const json = JSON.stringify(body, null, 2)
    .replaceAll("`", "\\u0060")
    .replaceAll(/^(?: {2})+/gm, indent);
  const text = json.replaceAll("\n", "\n\t");
  return `\`${text.replace(/"\$([A-Z_]+)"/g, (_, name) => `"\` + ${goName(name)} + \`"`)}\``;
}

function indent(spaces: string): string {
  return "\t".repeat(spaces.length / 2);
}

function goName(name: string): string {
  return camelCase(name).replace(/(?<=.)Id$/, "ID");
}
