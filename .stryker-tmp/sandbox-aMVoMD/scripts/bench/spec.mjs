// What checking and completing a spec document of 200 containers costs, measured inside the extension host: our rules beside
// the parsing they need, once warm and once cold, and completion from its cache beside finding the place.
import { hostBench } from './support/hostBench.mjs';

/** @returns {Promise<{name: string, value: number, unit: string, baseline: number}[]>} */
export const run = () => hostBench('scripts/bench/specHost.ts', 'The spec');
