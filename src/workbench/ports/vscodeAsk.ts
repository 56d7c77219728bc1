import * as vscode from 'vscode';
import { sanitizeLabel, sanitizeMessage } from '../plainText';
import type { Ask, Choices, ConfirmRequest, InputRequest, SavePlace, SuggestRequest } from '../../model/ports/ask';

interface Item<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Not an error: the value can be taken. */
function createNote(text: string | undefined): string | vscode.InputBoxValidationMessage {
  return text === undefined ? '' : { message: sanitizeMessage(text), severity: vscode.InputBoxValidationSeverity.Info };
}

/** Questions over VS Code's own inputs. */
export class VscodeAsk implements Ask {
  async pick<T>(title: string, choices: Choices<T>, signal?: AbortSignal): Promise<T | undefined> {
    const picked = await withToken(signal, (token) =>
      vscode.window.showQuickPick(toItems(choices), createOptions(title), token),
    );
    return picked?.value;
  }

  async pickMany<T>(title: string, choices: Choices<T>, signal?: AbortSignal): Promise<readonly T[] | undefined> {
    const options = { ...createOptions(title), canPickMany: true } as const;
    const picked = await withToken(signal, (token) => vscode.window.showQuickPick(toItems(choices), options, token));
    return picked?.map((item) => item.value);
  }

  input(request: InputRequest, signal?: AbortSignal): Promise<string | undefined> {
    const { title, value, placeholder, isSecret, problem, note, onChange } = request;
    const box = vscode.window.createInputBox();
    box.title = sanitizeLabel(title);
    box.value = value ?? '';
    box.placeholder = sanitizeLabel(placeholder ?? '');
    box.password = isSecret ?? false;
    box.validationMessage = problem?.(box.value) === undefined ? createNote(note?.(box.value)) : '';
    return new Promise((resolve) => {
      let answer: string | undefined;
      box.onDidChangeValue((text) => {
        const reason = problem?.(text);
        box.validationMessage = reason === undefined ? createNote(note?.(text)) : sanitizeMessage(reason);
        onChange?.(text);
      });
      box.onDidAccept(() => {
        const reason = problem?.(box.value);
        if (reason === undefined) {
          answer = box.value;
          box.hide();
        } else {
          box.validationMessage = sanitizeMessage(reason);
        }
      });
      box.onDidHide(() => {
        resolve(answer);
        box.dispose();
      });
      box.show();
      hideOnAbort(box, signal);
    });
  }

  suggest(request: SuggestRequest, signal?: AbortSignal): Promise<string | undefined> {
    const { title, placeholder, suggestions, problem } = request;
    const box = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly text: string }>();
    box.title = sanitizeLabel(title);
    box.placeholder = sanitizeLabel(placeholder);
    const known = suggestions.map((text) => ({
      ...{ label: sanitizeLabel(text), text, iconPath: new vscode.ThemeIcon('history') },
    }));
    // What is typed comes first, so that Enter takes it as it is, and is always shown whatever is filtered. Every entry keeps its place:
    // VS Code reports the selection by its place in the list it had when Enter was pressed.
    const draw = (): void => {
      const typed = box.value;
      const found = problem?.(typed);
      const reason = found === undefined ? undefined : sanitizeLabel(found);
      const own =
        typed.trim() === ''
          ? { label: reason ?? '' }
          : { label: sanitizeLabel(typed), ...(reason !== undefined && { detail: reason }) };
      box.items = [{ ...own, text: typed, alwaysShow: true }, ...known];
    };
    // Until the typed entry has been in front, the window has not drawn it, and a selection there is not the user's.
    let isDrawn = true;
    return new Promise((resolve) => {
      let answer: string | undefined;
      box.onDidChangeValue((value) => {
        isDrawn = value === '';
        draw();
      });
      box.onDidChangeActive(([active]) => (isDrawn ||= active !== undefined && active === box.items[0]));
      box.onDidAccept(() => {
        const text = (isDrawn ? box.selectedItems[0]?.text : undefined) ?? box.value;
        if (problem?.(text) === undefined) {
          answer = text;
          box.hide();
        }
      });
      box.onDidHide(() => {
        resolve(answer);
        box.dispose();
      });
      draw();
      box.show();
      hideOnAbort(box, signal);
    });
  }

  async confirm({ message, details, verb }: ConfirmRequest): Promise<boolean> {
    const answer = await vscode.window.showWarningMessage(
      sanitizeMessage(message),
      { modal: true, detail: sanitizeMessage(details.join('\n')) },
      verb,
    );
    return answer === verb;
  }

  async savePlace(title: string, suggestedName: string): Promise<SavePlace | undefined> {
    const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
    const uri = await vscode.window.showSaveDialog({
      title,
      defaultUri: folder ? vscode.Uri.joinPath(folder, suggestedName) : vscode.Uri.file(suggestedName),
    });
    return uri && { path: uri.fsPath };
  }
}

function createOptions(title: string): vscode.QuickPickOptions {
  const plain = sanitizeLabel(title);
  return { title: plain, placeHolder: plain, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: false };
}

/** Closes a box with the signal, and lets go of the signal with the box. */
function hideOnAbort(box: vscode.QuickInput, signal: AbortSignal | undefined): void {
  const hide = (): void => box.hide();
  box.onDidHide(() => signal?.removeEventListener('abort', hide));
  signal?.addEventListener('abort', hide, { once: true });
  if (signal?.aborted) {
    hide();
  }
}

async function withToken<T>(
  signal: AbortSignal | undefined,
  show: (token: vscode.CancellationToken) => Thenable<T>,
): Promise<T> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => source.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) {
    cancel();
  }
  try {
    return await show(source.token);
  } finally {
    signal?.removeEventListener('abort', cancel);
    source.dispose();
  }
}

async function toItems<T>(choices: Choices<T>): Promise<Item<T>[]> {
  let group: string | undefined;
  return (await choices).flatMap((choice) => {
    const { label, description, detail, icon, picked, value } = choice;
    const item = {
      label: sanitizeLabel(label),
      ...(description !== undefined && { description: sanitizeLabel(description) }),
      ...(detail !== undefined && { detail: sanitizeLabel(detail) }),
      ...(icon !== undefined && { iconPath: new vscode.ThemeIcon(icon) }),
      ...(picked !== undefined && { picked }),
      value,
    };
    if (choice.group === undefined || choice.group === group) {
      return [item];
    }
    group = choice.group;
    return [{ label: sanitizeLabel(group), kind: vscode.QuickPickItemKind.Separator, value }, item];
  });
}
