import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { type Field, readField, readFields } from "./field.ts";
import { type Schema, schemaName } from "./schema.ts";

export interface DocOperation extends Operation {
  parameterFields: Record<"path" | "query" | "header", Field[]>;
  body: Body | undefined;
  successResponses: DocResponse[];
  errorResponses: DocResponse[];
  nextSteps: NextStep[];
}

export interface Body {
  description: string;
  required: boolean;
  schema: string | undefined;
  fields: Field[];
  examples: Example[];
}

export interface Example {
  name: string;
  summary: string;
  value: unknown;
}

export interface DocResponse extends Body {
  status: string;
  headers: Field[];
}

export interface NextStep {
  operationId: string;
  description: string;
  /** Runtime expressions by parameter: `id` and `$response.body#/data/id`. */
  values: [name: string, expression: string][];
}

export function methodAndPath({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method.toUpperCase()} ${path}`;
}

export function createDocOperation(contract: Contract, operation: Operation): DocOperation {
  const responses = Object.entries(operation.responses).map(([status]) => readResponse(contract, operation, status));
  return {
    ...operation,
    invalidState: operation.invalidState && `${operation.invalidState} The operation then returns 422.`,
    parameterFields: readParameters(contract, operation),
    body: operation.requestBody && {
      required: operation.requestBody.required ?? false,
      ...readBody(contract, operation.requestBody, "body"),
      description: operation.requestBody.description ?? "",
    },
    successResponses: responses.filter(({ status }) => status < "300"),
    errorResponses: responses.filter(({ status }) => status >= "300"),
    nextSteps: readNextSteps(contract, operation),
  };
}

function readParameters(contract: Contract, { parameters }: Operation): DocOperation["parameterFields"] {
  const at = (location: string) =>
    parameters
      .filter((parameter) => parameter.in === location)
      .map(({ name, schema = {}, required = false, description, example }) =>
        readField(contract, schema, { name, anchor: `${location}-${name}`, required, description, example }),
      );
  return { path: at("path"), query: at("query"), header: at("header") };
}

function readResponse(contract: Contract, { responses }: Operation, status: string): DocResponse {
  const response = responses[status];
  const headers = Object.entries(response?.headers ?? {}).map(([name, node]) => {
    const { schema = {}, description, required = false } = resolve(contract, node);
    return readField(contract, schema, { name, anchor: `${status}-header-${name}`, required, description });
  });
  return {
    status,
    headers,
    required: true,
    ...readBody(contract, response ?? {}, status),
    description: response?.description ?? "",
  };
}

function readBody(
  contract: Contract,
  { content = {} }: { content?: NonNullable<Operation["requestBody"]>["content"] },
  anchor: string,
): Omit<Body, "description" | "required"> {
  const { schema: node = {}, examples = {} } = content["application/json"] ?? {};
  const schema: Schema = resolve(contract, node);
  const name = "$ref" in node ? schemaName(node.$ref) : undefined;
  return {
    schema: name,
    fields: readFields(contract, schema, anchor, name ? [name] : []),
    examples: Object.entries(examples).map(([key, each]) => {
      const { summary = "", value } = resolve(contract, each);
      return { name: key, summary, value };
    }),
  };
}

function readNextSteps(contract: Contract, { responses }: Operation): NextStep[] {
  const successes = Object.entries(responses).filter(([status]) => status < "300");
  const links = successes.flatMap(([, { links = {} }]) => Object.values(links)).map((link) => resolve(contract, link));
  return links.map(({ operationId = "", description = "", parameters = {} }) => ({
    operationId,
    description,
    values: Object.entries(parameters).map(([name, expression]) => [name, String(expression)]),
  }));
}
