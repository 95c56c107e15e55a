var __rewriteRelativeImportExtension = (this && this.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { readTable } from "./table.js";
const folder = dirname(import.meta.dirname);
/** Reads all mutants. A file is named after the check or kind that must kill its mutants, with an optional topic. */
export async function listMutants() {
    const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    const tables = await Promise.all(files.sort().map(async (file) => {
        const { responses = {}, behaviors = {} } = await import(__rewriteRelativeImportExtension(pathToFileURL(join(folder, file)).href));
        const [killedBy = ""] = file.split(".");
        return [
            ...readTable(responses, { kind: "response", killedBy }),
            ...readTable(behaviors, { kind: "behavior", killedBy }),
        ];
    }));
    return tables.flat();
}
