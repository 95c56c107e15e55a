import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { type Schema, typeOf } from "./type-text.ts";

/** What an operation answers when it succeeds. */
export interface Answer {
  status: string;
  /** Where in the body it stands: a list is the whole page, and gives its items one by one. */
  form: "data" | "list" | "user" | "whole";
  /** In TypeScript: that of an item, for a list. */
  type: string;
  /** Its schema: that of an item, for a list. */
  schema: Schema;
}

/**
 * Reads what an operation answers.
 *
 * @throws if it has no success or several, if the success has none of the API's forms, or if a list can't be asked for
 * page by page.
 */
export function answerOf(contract: Contract, { operationId, responses, parameters }: Operation): Answer {
  const successes = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
  const [[status, response] = []] = successes;
  const schema = response?.content?.["application/json"]?.schema;
  if (!status || !schema || successes.length > 1) throw new Error(`${operationId} must have one success, in JSON.`);
  const properties = resolve(contract, schema).properties ?? {};
  const form = formOf(operationId, Object.keys(properties));
  if (form === "list" && !parameters.some(({ name }) => name === "page"))
    throw new Error(
      `${operationId} answers a page, but has no parameter \`page\`. Give it one, or leave \`meta\` out.`,
    );
  const shown = partOf(schema, properties, form);
  if (!shown) throw new Error(`${operationId} answers a page whose \`data\` is no list.`);
  return { status, form, type: typeOf(shown, operationId), schema: shown };
}

// Beside `data` or `user` there may be nothing that no form has: a caller would not get it.
function formOf(operationId: string, keys: string[]): Answer["form"] {
  const form = { data: "data", "data meta": "list", user: "user" } as const;
  const found = form[keys.toSorted().join(" ") as keyof typeof form];
  if (!found && keys.some((key) => key === "data" || key === "user"))
    throw new Error(`${operationId} answers ${keys}, which is none of the forms: data; data and meta; user; neither.`);
  return found ?? "whole";
}

function partOf(schema: Schema, properties: Record<string, Schema>, form: Answer["form"]): Schema | undefined {
  if (form === "whole") return schema;
  const { data, user } = properties;
  if (form === "user") return user;
  if (form === "data") return data;
  return data && "items" in data ? data.items : undefined;
}
