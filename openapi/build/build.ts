import { bundle } from "./bundle.ts";
import { exitOnError } from "./tools.ts";

await exitOnError(bundle);
