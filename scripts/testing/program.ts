// All entry points of the packages. The tests compile it in strict mode with several versions of TypeScript.
import { CrewkitError, createCrewkit, type Project } from "@crewkit/client";
import { createHttp } from "@crewkit/client/http";
import { fileTokenStore } from "@crewkit/client/node";
import { connect, getHealth } from "@crewkit/client/ops";
import { crewkit, runConformance, startMockTarget } from "@crewkit/conformance";
import { startMock } from "@crewkit/mock";
import { compileChecks } from "@crewkit/mock/compile";
import { createMock } from "@crewkit/mock/compiled";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import contract from "@crewkit/openapi/openapi.json";
import { createValidator } from "@crewkit/openapi/validator";
import workflows from "@crewkit/openapi/workflows.json";
import world from "@crewkit/openapi/world.json";
import type { ProjectCreate } from "@crewkit/types";

export const input: ProjectCreate = { name: "Payments", slug: "payments" };
export const project: Promise<Project> = createCrewkit().org("").projects.create(input);
// @ts-expect-error The types have content.
createCrewkit().org("").projects.create({ slug: 1 });
export const operations: string[] = listOperations(contract).map(({ operationId }) => operationId);
export const titles: string[] = workflows.map(({ info }) => info.title);
export const all = [
  CrewkitError,
  createHttp,
  fileTokenStore,
  connect,
  getHealth,
  crewkit,
  runConformance,
  startMockTarget,
];
export const others = [startMock, compileChecks, createMock, readContract, createValidator, Object.keys(world)];
