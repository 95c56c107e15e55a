// What `import contract from "@crewkit/openapi/openapi.json"` gives: inferred from the file, the type would take the
// compiler seconds.
// biome-ignore lint/style/noRestrictedImports: its own package by name, whose types stand elsewhere once it is published
import type { Contract } from "@crewkit/openapi";

declare const contract: Contract;
export default contract;
