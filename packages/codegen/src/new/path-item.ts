import { Document, isScalar, visit } from "yaml";
import { placeholder } from "./files.ts";

export interface OperationFacts {
  operationId: string;
  method: string;
  path: string;
  tag: string;
  /** The folder of the tag. */
  folder: string;
  /** The schema that the operationId names, such as `Project`. */
  resource: string;
  /** Whether the operationId names several objects, such as `listProjects`. */
  isPlural: boolean;
  success: "200" | "201";
  /** The part of the response besides the error: a page of items, only a message, or one object. */
  returns: "list" | "message" | "object";
  /** The files of the schemas in `components/schemas`. A message has none. */
  schema: string | undefined;
  requestSchema: string | undefined;
  /** The name of the examples. */
  example: string;
}

/**
 * Formats an operation. Texts that do not follow from the operationId, the scope and the permission are placeholders.
 *
 * @param scope `x-scope` of a path parameter.
 * @param parameters the path parameters that the path item does not declare.
 */
export function formatOperation(
  facts: OperationFacts,
  scope: string | undefined,
  parameters: { $ref: string }[] = [],
): string {
  const { operationId, method, tag, success, returns, requestSchema } = facts;
  const needsPermission = scope === "organization" || (scope && method !== "get");
  const query = returns === "list" ? ["Page", "PerPage"] : [];
  const allParameters = [...parameters, ...query.map((name) => component("parameters.yaml", name))];
  const requestBody = requestSchema && {
    required: true,
    content: json({ $ref: schemaPath(requestSchema) }),
  };
  return formatYaml({
    [method]: {
      operationId,
      summary: summaryOf(facts),
      tags: [tag],
      description: `${placeholder} what the operation does and when it fails.`,
      ...(!scope && { "x-scope": `${placeholder} user, if any user can call the operation` }),
      ...(needsPermission && { "x-permission": `${placeholder} viewer, member, admin or owner` }),
      ...(allParameters.length > 0 && { parameters: allParameters }),
      ...(requestBody && { requestBody }),
      responses: {
        [success]: {
          description: responseDescription(facts),
          content: json(responseSchema(facts)),
        },
      },
    },
  });
}

/** `pinSession`: "Pin a session". */
function summaryOf({ operationId, isPlural }: OperationFacts): string {
  const [verb = "", ...noun] = wordsOf(operationId);
  const article = isPlural ? [] : [/^(a|e|i|o|u)/.test(noun[0] ?? "") ? "an" : "a"];
  return [verb.charAt(0).toUpperCase() + verb.slice(1), ...article, ...noun].join(" ");
}

function responseDescription({ operationId, resource, isPlural, returns }: OperationFacts): string {
  const [verb = "", ...words] = wordsOf(operationId);
  if (returns === "list") return `A page of ${words.join(" ")}.`;
  if (returns === "message") return `Confirmation that the ${words.join(" ")} ${isPlural ? "were" : "was"} deleted.`;
  const noun = wordsOf(resource).join(" ");
  const descriptions: Record<string, string> = {
    get: `The ${noun}.`,
    create: `The created ${noun}.`,
    update: `The updated ${noun}.`,
  };
  return descriptions[verb] ?? `${placeholder} what the response contains.`;
}

function wordsOf(name: string): string[] {
  return name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
}

function responseSchema({ returns, schema }: OperationFacts): object {
  if (!schema)
    return object({ message: { type: "string", maxLength: 200, description: "A human-readable confirmation." } });
  const data = { $ref: schemaPath(schema) };
  if (returns === "object") return object({ data });
  return object({
    data: { type: "array", maxItems: 100, description: `${placeholder} the items and their order.`, items: data },
    meta: { $ref: schemaPath("common/PageMeta.yaml"), description: "Pagination details of this page." },
  });
}

function object(properties: object): object {
  return { type: "object", required: Object.keys(properties), properties };
}

function json(schema: object): object {
  return { "application/json": { schema } };
}

export function component(file: string, name: string): { $ref: string } {
  return { $ref: `../../components/${file}#/${name}` };
}

function schemaPath(file: string): string {
  return `../../components/schemas/${file}`;
}

/** Formats a value like the files of the contract: only lists of scalars are on one line. */
export function formatYaml(value: object): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every(isScalar);
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
