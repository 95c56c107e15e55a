import type { Contract } from "@crewkit/openapi";
import { definePlan, type Plan } from "../plan/plan.ts";
import { createSpecModel, type SpecModel } from "../spec/model.ts";

export function contractOf(options: { paths?: object; schemas?: Record<string, object> }): Contract {
  const { paths = {}, schemas = {} } = options;
  return { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths: Object(paths), components: { schemas } };
}

export function specOf(contract: Contract, plan: Partial<Plan> = {}): SpecModel {
  const authorize = (token: string) => ({ Token: token });
  const defaults = definePlan({ name: "test", actors: ["user"], authorize, errorStatuses: {} });
  return createSpecModel(contract, { ...defaults, ...plan });
}

export function specOfSchema(schema: object, others: Record<string, object> = {}): SpecModel {
  return specOf(contractOf({ schemas: { Test: schema, ...others } }));
}
