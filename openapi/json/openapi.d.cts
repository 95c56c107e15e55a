// Declared by hand, because inferring the type from the JSON file takes the compiler seconds.
// biome-ignore lint/style/noRestrictedImports: the published package has its types in another folder
import type { Contract } from "@crewkit/openapi" with { "resolution-mode": "import" };

declare const contract: Contract;
export = contract;
