import { isSuccess } from "../../src/spec/model.js";
export function readTable(table, { kind, killedBy }) {
    return Object.entries(table).flatMap(([testName, rows]) => Object.entries(rows).map(([name, [description, change]]) => {
        const changes = typeof change === "function" ? { [responseSelector(testName)]: change } : change;
        const only = changes.after === undefined ? [testName] : [changes.after, testName];
        return [name, { description, kind, killedBy, only, handle: handleWith(testName, changes) }];
    }));
}
/** `getProject > 404` for `getProject > 404 > path id: unknown`. */
function responseSelector(testName) {
    const [operation, status = ""] = testName.split(" > ");
    return `${operation} > ${/^\d+$/.test(status) ? status : "2XX"}`;
}
function handleWith(testName, { request, requests, after: _, ...responses }) {
    const onRequest = Object.entries({ ...requests, ...(request && { [testName]: request }) });
    const onResponse = Object.entries(responses);
    return async (proxiedRequest, forward, context) => {
        const tools = { ...context, send: forward };
        let forwarded = proxiedRequest;
        for (const [, change] of onRequest.filter(([selector]) => matchesOperation(selector, proxiedRequest))) {
            const changed = await change(forwarded, tools);
            if ("status" in changed)
                return changed;
            forwarded = changed;
        }
        const original = await forward(forwarded);
        let response = original;
        for (const [, change] of onResponse.filter(([selector]) => matchesOperation(selector, proxiedRequest) && matchesStatus(selector, original)))
            response = await change(response, proxiedRequest, tools);
        return response;
    };
}
function matchesOperation(selector, { operationId }) {
    const [operation] = selector.split(" > ");
    return operation === "*" || operation === operationId;
}
function matchesStatus(selector, { status }) {
    const [, expected] = selector.split(" > ");
    return expected === "*" || expected === String(status) || (expected === "2XX" && isSuccess(status));
}
