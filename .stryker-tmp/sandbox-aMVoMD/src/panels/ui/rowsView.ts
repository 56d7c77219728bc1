// A list that is edited row by row: add, remove, paste many at once, and the keyboard to move between them.

import * as l10n from '@vscode/l10n';
import { createButton, createElement, setText } from './dom';
import { type FieldView, type TextField, type TextFieldView, createTextFieldView } from './textFieldView';

interface Column<K extends string> extends Omit<TextField, 'name'> {
  readonly key: K;
}

export type Row<K extends string> = Readonly<Record<K, string>>;

export interface RowsSpec<K extends string> {
  /** Of the list in paths of findings. */
  readonly name: string;
  readonly columns: readonly [Column<K>, ...Column<K>[]];
  readonly max: number;
  readonly layout: 'lines' | 'table' | 'cards';
  readonly addLabel: string;
  /** Counted from 1. */
  readonly rowName: (number: number) => string;
  readonly removeLabel: (number: number) => string;
  /** Path of a field in the findings; the first row is 0. */
  readonly toPath: (row: number, key: K) => string;
  /** Rows in a pasted text; none or one leaves the pasting to the browser. */
  readonly readPasted?: (text: string) => Row<K>[];
}

export interface RowsEvents {
  onInput(): void;
  onLeave(field: FieldView): void;
  announce(text: string): void;
}

interface ShownRow<K extends string> {
  readonly root: HTMLLIElement;
  readonly number: HTMLElement;
  readonly remove: HTMLButtonElement;
  readonly fields: ReadonlyMap<K, TextFieldView>;
}

/** Pasted text beyond this is not read. */
const maxPasted = 1_000_000;

export class RowsView<K extends string> {
  readonly root: HTMLElement;
  private readonly list: HTMLUListElement;
  private readonly add: HTMLElement & { disabled: boolean };
  private readonly count = createElement('span', { class: 'aside' });
  private readonly error = createElement('p', { class: 'error', hidden: '', 'aria-live': 'polite' });
  private shown: ShownRow<K>[] = [];
  private notAdded = '';
  private created = 0;
  private readonly = false;

  constructor(
    private readonly spec: RowsSpec<K>,
    private readonly events: RowsEvents,
  ) {
    this.list = createElement('ul', { class: `rows ${spec.layout}` });
    this.add = createButton(spec.addLabel, () => this.addRow(), { secondary: '' });
    this.root = createElement(
      'div',
      { class: 'list' },
      this.list,
      this.error,
      createElement('div', { class: 'buttons' }, this.add, this.count),
    );
    this.list.addEventListener('keydown', (event) => this.onKey(event));
    this.list.addEventListener('paste', (event) => this.onPaste(event));
    this.renumber();
  }

  get rows(): Row<K>[] {
    return this.shown.map(({ fields }) => {
      const texts = [...fields].map(([key, field]) => [key, field.value]);
      return Object.fromEntries(texts) as Record<K, string>;
    });
  }

  set rows(rows: readonly Row<K>[]) {
    this.notAdded = '';
    // Views are used again: what has the focus keeps it.
    this.shown.splice(rows.length).forEach(({ root }) => root.remove());
    rows.forEach((row, at) => {
      const shown = this.shown[at] ?? this.insert(at);
      this.spec.columns.forEach(({ key }) => {
        const field = shown.fields.get(key);
        if (field && field.value !== row[key]) {
          field.value = row[key];
        }
      });
    });
    this.renumber();
  }

  get filled(): number {
    return this.rows.filter((row) => !isEmpty(row)).length;
  }

  /** Marks the fields that `isShown` lets speak; `whole` is the error of the list as such. */
  showErrors(errors: ReadonlyMap<string, string>, isShown: (field: FieldView) => boolean, whole: string): void {
    this.shown.forEach(({ fields }, at) => {
      for (const [key, field] of fields) {
        field.setError(isShown(field) ? (errors.get(this.spec.toPath(at, key)) ?? '') : '');
      }
    });
    // In the first row it is read out with the field that takes the focus.
    const first = this.first(0);
    if (whole !== '' && first && !errors.has(this.spec.toPath(0, this.firstKey))) {
      first.setError(whole);
    }
    const message = whole === '' || first ? this.notAdded : whole;
    setText(this.error, message);
    this.error.hidden = message === '';
    setText(this.count, l10n.t('{0} of {1}', this.filled, this.spec.max));
  }

  find(path: string): FieldView | undefined {
    for (const [at, { fields }] of this.shown.entries()) {
      for (const [key, field] of fields) {
        if (this.spec.toPath(at, key) === path) {
          return field;
        }
      }
    }
    return undefined;
  }

  setReadonly(readonly: boolean): void {
    this.readonly = readonly;
    this.shown.forEach(({ fields, remove }) => {
      fields.forEach((field) => field.setReadonly(readonly));
      remove.disabled = readonly;
    });
    this.renumber();
  }

  /** To the first field, or to the button that makes one. */
  focus(): void {
    (this.first(0) ?? this.add).focus();
  }

  private get firstKey(): K {
    return this.spec.columns[0].key;
  }

  private first(at: number): FieldView | undefined {
    return this.shown[at]?.fields.get(this.firstKey);
  }

  private addRow(at = this.shown.length): void {
    this.insert(at);
    this.renumber();
    this.handleEdited();
    this.first(at)?.focus();
  }

  private handleEdited(): void {
    this.notAdded = '';
    this.events.onInput();
  }

  private insert(at: number): ShownRow<K> {
    const fields = new Map<K, TextFieldView>();
    const id = ++this.created;
    for (const { key, ...column } of this.spec.columns) {
      const field: TextFieldView = createTextFieldView(
        { ...column, name: `${this.spec.name}-${id}-${key}` },
        { onInput: () => this.handleEdited(), onLeave: () => this.events.onLeave(field) },
      );
      fields.set(key, field);
    }
    const remove = createElement('button', { type: 'button', class: 'icon' }, '✕');
    const number = createElement('span', { class: 'number', 'aria-hidden': 'true' });
    const cells = createElement('div', { class: 'cells' }, ...[...fields.values()].map(({ root }) => root));
    const row: ShownRow<K> = { root: createElement('li', {}, number, cells, remove), number, remove, fields };
    remove.addEventListener('click', () => this.removeRow(row));
    this.list.insertBefore(row.root, this.shown[at]?.root ?? null);
    this.shown.splice(at, 0, row);
    return row;
  }

  private removeRow(row: ShownRow<K>): void {
    const at = this.shown.indexOf(row);
    const name = this.spec.rowName(at + 1);
    this.shown.splice(at, 1);
    row.root.remove();
    this.renumber();
    this.handleEdited();
    // On to the row that took its place, else the one before, else the button.
    (this.shown[Math.min(at, this.shown.length - 1)]?.remove ?? this.add).focus();
    this.events.announce(l10n.t('{0} removed. {1} of {2} left.', name, this.filled, this.spec.max));
  }

  private renumber(): void {
    const { rowName, removeLabel, columns, layout, max } = this.spec;
    this.shown.forEach(({ number, remove, fields }, at) => {
      setText(number, layout === 'cards' ? rowName(at + 1) : String(at + 1));
      remove.setAttribute('aria-label', removeLabel(at + 1));
      remove.title = removeLabel(at + 1);
      for (const { key, label } of columns) {
        fields
          .get(key)
          ?.setAccessibleLabel(columns.length === 1 ? rowName(at + 1) : l10n.t('{0}: {1}', rowName(at + 1), label));
      }
    });
    this.list.hidden = this.shown.length === 0;
    this.add.disabled = this.readonly || this.shown.length >= max;
    setText(this.count, l10n.t('{0} of {1}', this.filled, max));
  }

  /** Where an event happened. */
  private findPlace(event: Event): { at: number; key: K } | undefined {
    const { target } = event;
    if (!(target instanceof Node)) {
      return undefined;
    }
    const at = this.shown.findIndex(({ root }) => root.contains(target));
    const fields = [...(this.shown[at]?.fields ?? [])];
    const [key] = fields.find(([, field]) => field.root.contains(target)) ?? [];
    return key === undefined ? undefined : { at, key };
  }

  private onKey(event: KeyboardEvent): void {
    const place = this.findPlace(event);
    if (!place || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const next = this.shown[place.at + step];
    if (event.key === 'Enter' && !next) {
      if (!this.add.disabled && !isEmpty(this.rows[place.at])) {
        this.addRow();
      }
    } else {
      next?.fields.get(event.key === 'Enter' ? this.firstKey : place.key)?.focus();
    }
  }

  private onPaste(event: ClipboardEvent): void {
    const place = this.findPlace(event);
    const pasted = event.clipboardData?.getData('text').slice(0, maxPasted) ?? '';
    const rows = place && !this.readonly ? (this.spec.readPasted?.(pasted) ?? []) : [];
    if (!place || rows.length < 2) {
      return;
    }
    event.preventDefault();
    const current = this.rows;
    // An empty row is filled; a row with content stays, and the pasted ones follow it.
    const before = current.slice(0, place.at + (isEmpty(current[place.at]) ? 0 : 1));
    const after = current.slice(place.at + 1).filter((row) => !isEmpty(row));
    const room = Math.max(0, this.spec.max - before.length - after.length);
    const added = rows.slice(0, room);
    this.rows = [...before, ...added, ...after];
    this.shown.slice(before.length, before.length + added.length).forEach(({ fields }) => {
      fields.forEach((field) => this.events.onLeave(field));
    });
    const left = rows.length - added.length;
    this.notAdded =
      left > 0
        ? l10n.t('{0} of the {1} pasted rows were not added: at most {2} fit.', left, rows.length, this.spec.max)
        : '';
    this.events.onInput();
    (this.first(before.length + added.length - 1) ?? this.add).focus();
    this.events.announce(this.notAdded === '' ? l10n.t('{0} rows added.', added.length) : this.notAdded);
  }
}

function isEmpty(row: Row<string> | undefined): boolean {
  return row === undefined || Object.values(row).every((text) => text.trim() === '');
}
