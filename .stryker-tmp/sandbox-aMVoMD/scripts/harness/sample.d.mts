/** Makes `copy` of the sample, or brings up to date what was not edited in it. */
export declare function refreshSample(shipped: string, copy: string): Promise<void>;
