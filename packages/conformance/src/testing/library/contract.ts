import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import { parse } from "yaml";

const contract: Contract = parse(readFileSync(join(import.meta.dirname, "openapi.yaml"), "utf8"));

export default contract;
