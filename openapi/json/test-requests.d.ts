// What `import testRequests from "@crewkit/openapi/test-requests.json"` gives: by operationId, as openapi/test-requests/ has them.
// biome-ignore lint/style/noRestrictedImports: its own package by name, whose types stand elsewhere once it is published
import type { OperationTestRequests } from "@crewkit/openapi";

declare const testRequests: Record<string, OperationTestRequests>;
export default testRequests;
