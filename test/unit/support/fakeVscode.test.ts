// What stands for VS Code in unit and contract tests behaves as test/host/fakeVscode.test.ts finds a real one to behave.
import { declareConformance, until } from '../../support/vscode/conformance';
import type { InputQuestion, PickQuestion } from '../../support/vscode/questions';
import { openQuestions, shown, useVscode } from '../../support/vscode/useVscode';
import { unexpectedErrors } from '../../support/vscode/values';

const viewId = 'conformance.view';

/** The quick pick or input box that is open or comes first. */
async function question(): Promise<PickQuestion | InputQuestion> {
  const find = () => openQuestions().find((one) => one.type === 'pick' || one.type === 'input');
  await until(() => find() !== undefined);
  return find() as PickQuestion | InputQuestion;
}

describe('what stands for VS Code', () => {
  useVscode();
  declareConformance({
    viewId,
    // `takeErrors` returns the failures.
    showView: () =>
      shown
        .view(viewId)
        .show()
        .catch(() => undefined),
    receive: (itemId) => Promise.resolve(shown.view(viewId).receive(`1/${itemId}`)),
    accept: async () => (await question()).accept(),
    cancel: async () => (await question()).cancel(),
    takeErrors: () => unexpectedErrors.splice(0).length,
  });
});
