import type { SpecModel } from "../../src/spec/model.ts";
import type { Mutant, ProxiedRequest, ProxiedResponse } from "./mutant.ts";
export interface MutantProxy {
    url: string;
    /**
     * Resets the mock and activates a mutant. Without one, the proxy forwards everything unchanged.
     *
     * @throws the error that the previous mutant threw while it handled a request.
     */
    use(mutant?: Mutant): Promise<void>;
    close(): Promise<void>;
}
export type ProxyListener = (proxiedRequest: ProxiedRequest, proxiedResponse: ProxiedResponse) => void;
/** Starts a proxy for a mock. Paths outside the base URL, such as `/__mock/`, are forwarded unchanged. */
export declare function startProxy(mockUrl: string, spec: SpecModel, listen?: ProxyListener): Promise<MutantProxy>;
