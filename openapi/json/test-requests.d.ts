// Test requests by operationId. Source: openapi/test-requests/.
// biome-ignore lint/style/noRestrictedImports: the published package has its types in another folder
import type { OperationTestRequests } from "@crewkit/openapi";

declare const testRequests: Record<string, OperationTestRequests>;
export default testRequests;
