import type { OpenAPIV3 } from "openapi-types";

declare const document: OpenAPIV3.Document;
export = document;
