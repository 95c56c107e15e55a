// Source: openapi/workflows/.
// biome-ignore lint/style/noRestrictedImports: the published package has its types in another folder
import type { ArazzoDocument } from "@crewkit/openapi" with { "resolution-mode": "import" };

declare const workflows: ArazzoDocument[];
export = workflows;
