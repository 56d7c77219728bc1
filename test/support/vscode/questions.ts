// What a user is asked, as VS Code shows it: quick picks, input boxes, messages, save dialogs. A test waits for the next question and
// answers it; `openQuestions` lists those without an answer.
import type * as vscode from 'vscode';
import { EventEmitter, InputBoxValidationSeverity } from './values';

type Item = vscode.QuickPickItem;

export interface PickQuestion {
  readonly type: 'pick';
  readonly title: string;
  /** Without separators. */
  readonly items: readonly Item[];
  /** The same with separators. */
  readonly entries: readonly Item[];
  /** How it was asked, when VS Code draws it; undefined for a box that the product draws. */
  readonly options?: vscode.QuickPickOptions;
  /** The box that the product draws. */
  readonly box?: QuickPick;
  /** What is typed filters the window's list only; a box that is drawn by the product hears it. */
  type_(text: string): void;
  /** Takes the items with these labels. */
  take(...labels: string[]): void;
  accept(): void;
  cancel(): void;
}

export interface InputQuestion {
  readonly type: 'input';
  readonly title: string;
  readonly value: string;
  readonly isPassword: boolean;
  readonly placeholder: string;
  /** What is wrong with the value, as shown below it. */
  readonly problem: string;
  /** What else is shown below it, as information. */
  readonly note: string;
  type_(text: string): void;
  accept(): void;
  cancel(): void;
}

export interface MessageQuestion {
  readonly type: 'message';
  readonly severity: 'information' | 'warning' | 'error';
  readonly title: string;
  readonly isModal: boolean;
  readonly detail: string;
  readonly buttons: readonly string[];
  press(button: string): void;
  cancel(): void;
}

interface SaveQuestion {
  readonly type: 'save';
  readonly title: string;
  readonly suggested: vscode.Uri | undefined;
  save(uri: vscode.Uri): void;
  cancel(): void;
}

export type Question = PickQuestion | InputQuestion | MessageQuestion | SaveQuestion;
type QuestionOf<T extends Question['type']> = Extract<Question, { type: T }>;

/** Everything that asks and has not been answered, in the order of asking. */
const open = new Set<Question>();
/** Those a test has taken by nextQuestion. */
const taken = new WeakSet<Question>();
const asked = new EventEmitter<Question>();

/** The window of one test: a test that still waits for a question in the window of an earlier one waits for ever. */
let windowNumber = 0;

export function resetQuestions(): void {
  open.clear();
  windowNumber++;
  asked.dispose();
}

export function openQuestions(): readonly Question[] {
  return [...open];
}

/** The next question of a type that no call has returned yet: the one that is open already, or the one to come. */
export async function nextQuestion<T extends Question['type']>(type: T): Promise<QuestionOf<T>> {
  const ours = windowNumber;
  for (;;) {
    const found = ours === windowNumber && [...open].find((one) => one.type === type && !taken.has(one));
    if (found) {
      taken.add(found);
      return found as QuestionOf<T>;
    }
    await new Promise<void>((resolve) => {
      const registration = asked.event(() => {
        registration.dispose();
        resolve();
      });
    });
  }
}

/** For a test that answers whatever is asked. */
export const onQuestion = asked.event;

function ask(question: Question): void {
  open.add(question);
  asked.fire(question);
}

function requireItem(items: readonly Item[], label: string): Item {
  const found = items.find((item) => item.label === label);
  if (!found) {
    throw new Error(`There is no entry "${label}", only: ${items.map((item) => item.label).join(', ')}`);
  }
  return found;
}

const isEntry = ({ kind }: Item): boolean => kind !== -1;

/** As window.showQuickPick: items may come later, and an error of theirs rejects. */
export async function showQuickPick(
  given: readonly (Item | string)[] | Thenable<readonly (Item | string)[]>,
  options: vscode.QuickPickOptions = {},
  token?: vscode.CancellationToken,
): Promise<unknown> {
  const source = await given;
  const entries = source.map((one) => (typeof one === 'string' ? { label: one } : one));
  if (token?.isCancellationRequested) {
    return undefined;
  }
  return new Promise((resolve) => {
    const close = (answer: unknown): void => {
      open.delete(question);
      resolve(answer);
    };
    const toGiven = (item: Item): unknown => source[entries.indexOf(item)];
    // Several come in the order of the list, whatever was ticked first.
    const finish = (picked: readonly Item[]): void =>
      close(
        options.canPickMany
          ? entries.filter((item) => picked.includes(item)).map(toGiven)
          : picked[0] && toGiven(picked[0]),
      );
    const question: PickQuestion = {
      type: 'pick',
      title: options.title ?? options.placeHolder ?? '',
      ...{ items: entries.filter(isEntry), entries, options },
      type_: () => undefined,
      take: (...labels) => finish(labels.map((label) => requireItem(question.items, label))),
      accept: () => finish(options.canPickMany ? entries.filter(({ picked }) => picked) : question.items.slice(0, 1)),
      cancel: () => close(undefined),
    };
    token?.onCancellationRequested(() => question.cancel());
    ask(question);
  });
}

/** What quick picks and input boxes that the product draws itself have in common. */
class OwnBox {
  title: string | undefined;
  placeholder: string | undefined;
  prompt: string | undefined;
  enabled = true;
  busy = false;
  ignoreFocusOut = false;
  step: number | undefined;
  totalSteps: number | undefined;
  buttons: readonly vscode.QuickInputButton[] = [];
  value = '';
  protected isShown = false;
  protected question: Question | undefined;
  protected readonly changed = new EventEmitter<string>();
  protected readonly accepted = new EventEmitter<void>();
  private readonly hidden = new EventEmitter<{ reason: number }>();
  private readonly pressed = new EventEmitter<vscode.QuickInputButton>();
  readonly onDidChangeValue = this.changed.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  readonly onDidTriggerButton = this.pressed.event;

  hide(): void {
    if (this.isShown && this.question) {
      this.isShown = false;
      open.delete(this.question);
      this.hidden.fire({ reason: 1 });
    }
  }

  dispose(): void {
    this.hide();
  }

  protected ask(question: Question): void {
    this.isShown = true;
    this.question = question;
    ask(question);
  }

  protected enter(text: string): void {
    this.value = text;
    this.changed.fire(text);
  }
}

export class QuickPick extends OwnBox {
  activeItems: readonly Item[] = [];
  selectedItems: readonly Item[] = [];
  canSelectMany = false;
  matchOnDescription = false;
  matchOnDetail = false;
  keepScrollPosition = false;
  private entries: readonly Item[] = [];
  private readonly active = new EventEmitter<readonly Item[]>();
  private readonly selection = new EventEmitter<readonly Item[]>();
  private readonly itemButton = new EventEmitter<unknown>();
  readonly onDidChangeActive = this.active.event;
  readonly onDidChangeSelection = this.selection.event;
  readonly onDidTriggerItemButton = this.itemButton.event;

  get items(): readonly Item[] {
    return this.entries;
  }

  /** The window is busy: it draws nothing new until `draw`. What is accepted meanwhile is what was drawn before. */
  isWindowBusy = false;

  set items(items: readonly Item[]) {
    this.entries = items;
    if (!this.isWindowBusy) {
      this.draw();
    }
  }

  /** The first entry becomes the active one, as in the window. */
  draw(): void {
    this.activate(...this.entries.filter(isEntry).slice(0, 1));
  }

  activate(...items: readonly Item[]): void {
    this.activeItems = items;
    this.active.fire(items);
  }

  show(): void {
    const take = (picked: readonly Item[]): void => {
      this.selectedItems = picked;
      this.selection.fire(picked);
      this.accepted.fire();
    };
    const entries = (): readonly Item[] => this.entries;
    this.ask({
      type: 'pick',
      title: this.title ?? '',
      box: this,
      get items() {
        return entries().filter(isEntry);
      },
      get entries() {
        return entries();
      },
      type_: (text) => this.enter(text),
      take: (...labels) => take(labels.map((label) => requireItem(this.entries, label))),
      accept: () => take(this.activeItems),
      cancel: () => this.hide(),
    });
  }
}

export class InputBox extends OwnBox {
  password = false;
  validationMessage: string | vscode.InputBoxValidationMessage | undefined;
  valueSelection: readonly [number, number] | undefined;

  show(): void {
    const read = <T>(get: () => T): T => get();
    const box = this as InputBox;
    this.ask({
      type: 'input',
      title: this.title ?? '',
      isPassword: this.password,
      placeholder: this.placeholder ?? '',
      get value() {
        return read(() => box.value);
      },
      get problem() {
        const { validationMessage: shown } = box;
        const isProblem = typeof shown === 'object' && shown.severity !== InputBoxValidationSeverity.Info;
        return isProblem ? shown.message : typeof shown === 'string' ? shown : '';
      },
      get note() {
        const { validationMessage: shown } = box;
        return typeof shown === 'object' && shown.severity === InputBoxValidationSeverity.Info ? shown.message : '';
      },
      type_: (text) => this.enter(text),
      accept: () => this.accepted.fire(),
      cancel: () => this.hide(),
    });
  }
}

type MessageArguments = readonly (string | vscode.MessageItem | vscode.MessageOptions | undefined)[];

/** As window.showInformationMessage and its likes: resolves to the very item that was given. */
export function createMessage(severity: MessageQuestion['severity']) {
  return (message: string, ...rest: MessageArguments): Promise<unknown> => {
    const [first] = rest;
    const options = typeof first === 'object' && !('title' in first) ? first : ({} as vscode.MessageOptions);
    const items = rest.filter((one) => one !== undefined && one !== first) as (string | vscode.MessageItem)[];
    const given = [
      ...(first !== undefined && first !== options ? [first as string | vscode.MessageItem] : []),
      ...items,
    ];
    const toLabel = (item: string | vscode.MessageItem): string => (typeof item === 'string' ? item : item.title);
    return new Promise((resolve) => {
      const close = (answer: unknown): void => {
        open.delete(question);
        resolve(answer);
      };
      const question: MessageQuestion = {
        type: 'message',
        ...{ severity, title: message, isModal: options.modal ?? false, detail: options.detail ?? '' },
        buttons: given.map(toLabel),
        press: (button) => {
          const item = given.find((one) => toLabel(one) === button);
          if (item === undefined) {
            throw new Error(`There is no button "${button}", only: ${question.buttons.join(', ')}`);
          }
          close(item);
        },
        cancel: () => close(undefined),
      };
      ask(question);
    });
  };
}

export function showSaveDialog(options: vscode.SaveDialogOptions = {}): Promise<vscode.Uri | undefined> {
  return new Promise((resolve) => {
    const close = (answer: vscode.Uri | undefined): void => {
      open.delete(question);
      resolve(answer);
    };
    const question: SaveQuestion = {
      type: 'save',
      title: options.title ?? '',
      suggested: options.defaultUri,
      save: close,
      cancel: () => close(undefined),
    };
    ask(question);
  });
}
