// Stands for the module `vscode` in unit and contract tests (esbuild.js). Tests look at it and play the user through ../window.
import type * as real from 'vscode';
import type * as services from './services';
import type * as values from './values';
import type { window } from './window';
import type { workspace } from './workspace';

export * from './values';
export { window } from './window';
export { workspace } from './workspace';
export { commands, env, extensions, l10n, languages } from './services';

// What follows holds the above to the types of the real API: what differs is named by the compiler, as not being `never`.

/** `Fake` takes all that may be given to `Real`; of several signatures the last counts. */
type TakesAsMuch<Fake, Real> = Real extends (...args: infer Given) => unknown
  ? Fake extends (...args: Given) => unknown
    ? true
    : false
  : true;

/** Members of a namespace that the API has not, or that take less than it does; `But` are those with a signature that is not the last. */
type WrongMembers<Fake, Real, But = never> = {
  [K in Exclude<keyof Fake, But>]: K extends keyof Real ? (TakesAsMuch<Fake[K], Real[K]> extends true ? never : K) : K;
}[Exclude<keyof Fake, But>];

type Constructor = abstract new (...args: never[]) => object;

/** Members of a value that are missing, besides those that nothing of the product uses. */
type MissingMembers<Fake extends Constructor, Real extends Constructor, Unused = never> = Exclude<
  keyof InstanceType<Real>,
  keyof InstanceType<Fake> | Unused
>;

/** Constants with another value than in the API. */
type WrongConstants<Fake, Real> = {
  [K in keyof Fake]: K extends keyof Real ? (Fake[K] extends Real[K] ? never : K) : K;
}[keyof Fake];

type None<Differences extends never> = Differences;

export type Checked = [
  None<WrongMembers<typeof window, typeof real.window, 'createStatusBarItem'>>,
  None<WrongMembers<typeof workspace, typeof real.workspace>>,
  None<WrongMembers<typeof services.commands, typeof real.commands>>,
  None<WrongMembers<typeof services.env, typeof real.env>>,
  None<WrongMembers<typeof services.extensions, typeof real.extensions>>,
  None<WrongMembers<typeof services.languages, typeof real.languages>>,
  None<WrongMembers<typeof services.l10n, typeof real.l10n>>,
  None<MissingMembers<typeof values.Position, typeof real.Position>>,
  None<MissingMembers<typeof values.Range, typeof real.Range>>,
  None<MissingMembers<typeof values.Selection, typeof real.Selection>>,
  None<MissingMembers<typeof values.MarkdownString, typeof real.MarkdownString>>,
  None<MissingMembers<typeof values.TreeItem, typeof real.TreeItem, 'checkboxState'>>,
  None<MissingMembers<typeof values.Hover, typeof real.Hover>>,
  None<MissingMembers<typeof values.DocumentSymbol, typeof real.DocumentSymbol, 'tags'>>,
  None<MissingMembers<typeof values.CodeLens, typeof real.CodeLens, 'isResolved'>>,
  None<MissingMembers<typeof values.EventEmitter, typeof real.EventEmitter>>,
  None<MissingMembers<typeof values.CancellationTokenSource, typeof real.CancellationTokenSource>>,
  None<MissingMembers<typeof values.Disposable, typeof real.Disposable>>,
  None<MissingMembers<typeof values.ThemeIcon, typeof real.ThemeIcon>>,
  None<MissingMembers<typeof values.FileSystemError, typeof real.FileSystemError>>,
  None<WrongConstants<typeof values.TreeItemCollapsibleState, typeof real.TreeItemCollapsibleState>>,
  None<WrongConstants<typeof values.ProgressLocation, typeof real.ProgressLocation>>,
  None<WrongConstants<typeof values.StatusBarAlignment, typeof real.StatusBarAlignment>>,
  None<WrongConstants<typeof values.InputBoxValidationSeverity, typeof real.InputBoxValidationSeverity>>,
  None<WrongConstants<typeof values.QuickPickItemKind, typeof real.QuickPickItemKind>>,
  None<WrongConstants<typeof values.UIKind, typeof real.UIKind>>,
  None<WrongConstants<typeof values.ViewColumn, typeof real.ViewColumn>>,
  None<WrongConstants<typeof values.DiagnosticSeverity, typeof real.DiagnosticSeverity>>,
  None<WrongConstants<typeof values.CompletionItemKind, typeof real.CompletionItemKind>>,
  None<WrongConstants<typeof values.SymbolKind, typeof real.SymbolKind>>,
  None<WrongConstants<typeof values.FoldingRangeKind, typeof real.FoldingRangeKind>>,
  None<WrongConstants<typeof values.FileType, typeof real.FileType>>,
  None<WrongConstants<typeof values.FileChangeType, typeof real.FileChangeType>>,
  None<WrongConstants<typeof values.ExtensionMode, typeof real.ExtensionMode>>,
  None<WrongConstants<typeof values.ConfigurationTarget, typeof real.ConfigurationTarget>>,
  None<WrongConstants<typeof values.EndOfLine, typeof real.EndOfLine>>,
  None<WrongConstants<typeof values.TextEditorRevealType, typeof real.TextEditorRevealType>>,
];
