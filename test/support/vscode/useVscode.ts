// For the tests that play the user: what stands for VS Code is empty at the start of each, and what VS Code would only have logged fails it.
import { deepEqual } from 'node:assert/strict';
import { resetDocuments } from './documents';
import { resetQuestions } from './questions';
import { resetServices } from './services';
import { unexpectedErrors } from './values';
import { resetWindow } from './window';
import { resetWorkspace } from './workspace';

export { services } from './services';
export { shown } from './window';
export { nextQuestion, onQuestion, openQuestions } from './questions';
export { createExtensionContext } from './extensionContext';

export function resetVscode(): void {
  [resetDocuments, resetQuestions, resetServices, resetWindow, resetWorkspace].forEach((reset) => reset());
  unexpectedErrors.splice(0);
}

export function useVscode(): void {
  beforeEach(resetVscode);
  afterEach(() => deepEqual(unexpectedErrors, []));
}
