// What ten followed logs cost the extension host, one of them in sight, beside giving VS Code the whole text on each poll.
import { hostBench } from './support/hostBench.mjs';

/** @returns {Promise<{name: string, value: number, unit: string, baseline: number}[]>} */
export const run = () => hostBench('scripts/bench/followHost.ts', 'Following logs');
