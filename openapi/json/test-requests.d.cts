// Test requests by operationId. Source: openapi/requests/.
// biome-ignore lint/style/noRestrictedImports: the published package has its types in another folder
import type { OperationTestRequests } from "@crewkit/openapi" with { "resolution-mode": "import" };

declare const testRequests: Record<string, OperationTestRequests>;
export = testRequests;
