import type { Contract } from "@crewkit/openapi";
import { createLaw, type Law } from "../law/law.ts";
import { definePlan, type Plan } from "../plan/plan.ts";

/** A contract with nothing but these paths and schemas. */
export function contractOf(given: { paths?: object; schemas?: Record<string, object> }): Contract {
  const { paths = {}, schemas = {} } = given;
  return { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths: Object(paths), components: { schemas } };
}

/** The law of such a contract, by a plan that says next to nothing. */
export function lawOf(contract: Contract, plan: Partial<Plan> = {}): Law {
  const usual = definePlan({ name: "test", actors: ["user"], authorize: (token) => ({ Token: token }), refusals: {} });
  return createLaw(contract, { ...usual, ...plan });
}

export function schemaLaw(schema: object, others: Record<string, object> = {}): Law {
  return lawOf(contractOf({ schemas: { It: schema, ...others } }));
}
