// Lets the user choose what the service filters and orders jobs by. States come first: users filter by them most.
import * as l10n from '@vscode/l10n';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { Choice } from '../../../model/ports/ask';
import { formatSpan } from '../../../base/format';
import { hourMs, maxNames, formatOrder, parseJobQuery, parseMinute, selectableStates, formatSubmitted } from './query';
import type { JobQuery, SubmitRange } from './query';
import { jobStatuses } from './status';

/** What the user changed; undefined when the user canceled. */
type Change = { readonly [K in keyof JobQuery]: JobQuery[K] | undefined } | undefined;
type Step = (context: ActionContext, query: JobQuery) => Change | Promise<Change>;

export const filterJobs: ActionHandler<'none'> = async (context) => {
  const query = parseJobQuery(context.view.arrangement.query);
  const step = await context.ask.pick(l10n.t('Filter by'), createSteps(query));
  const change = await step?.(context, query);
  if (change) {
    const next = Object.fromEntries(
      Object.entries<unknown>({ ...query, ...change }).filter(([, value]) => value !== undefined),
    );
    await context.view.update({ query: Object.keys(next).length > 0 ? next : undefined });
  }
  return undefined;
};

function createSteps({ State, Names, Submitted, Order }: JobQuery): readonly Choice<Step>[] {
  const states = selectableStates.map((code): Choice<Step> => {
    const { text, icon } = jobStatuses.get(code);
    return { label: text, icon: State === code ? 'check' : icon.name, value: () => ({ State: code }) };
  });
  return [
    { label: l10n.t('Any status'), icon: State ? 'blank' : 'check', value: () => ({ State: undefined }) },
    ...states,
    {
      label: l10n.t('Submit time…'),
      description: Submitted ? formatSubmitted(Submitted) : '',
      icon: 'calendar',
      value: askSubmitted,
    },
    { label: l10n.t('Exact names…'), description: (Names ?? []).join(', '), icon: 'symbol-key', value: askNames },
    { label: l10n.t('Order…'), description: Order ? formatOrder(Order) : '', icon: 'sort-precedence', value: askOrder },
  ];
}

const presets = [hourMs, 24 * hourMs, 7 * 24 * hourMs, 30 * 24 * hourMs];

async function askSubmitted(context: ActionContext, { Submitted }: JobQuery): Promise<Change> {
  const chosen = Submitted && 'withinMs' in Submitted ? Submitted.withinMs : undefined;
  const picked = await context.ask.pick<(() => Promise<Change>) | 'between'>(l10n.t('Submit time'), [
    createChoice(l10n.t('Any time'), !Submitted, { Submitted: undefined }),
    ...presets.map((withinMs) =>
      createChoice(l10n.t('The last {0}', formatSpan(withinMs)), chosen === withinMs, { Submitted: { withinMs } }),
    ),
    {
      label: l10n.t('Between two times…'),
      icon: Submitted && chosen === undefined ? 'check' : 'blank',
      value: 'between',
    },
  ]);
  return picked === 'between' ? askRange(context, Submitted) : picked?.();
}

async function askRange({ ask }: ActionContext, before: JobQuery['Submitted']): Promise<Change> {
  const known: SubmitRange = before && !('withinMs' in before) ? before : {};
  const askOne = (title: string, value: number | undefined, after: number): Promise<string | undefined> =>
    ask.input({
      title,
      placeholder: l10n.t('A time in UTC, such as 2026-11-20 08:00; empty for none'),
      value: value === undefined ? '' : new Date(value * 1_000).toISOString().slice(0, 16).replace('T', ' '),
      problem: (text) => {
        const at = parseMinute(text);
        if (text.trim() !== '' && at === undefined) {
          return l10n.t('Use the format 2026-11-20 or 2026-11-20 08:00.');
        }
        return at !== undefined && at < after ? l10n.t('This is before the start.') : undefined;
      },
    });
  const typedFrom = await askOne(l10n.t('Submitted from'), known.from, 0);
  if (typedFrom === undefined) {
    return undefined;
  }
  const from = parseMinute(typedFrom);
  const typedTo = await askOne(l10n.t('Submitted until'), known.to, from ?? 0);
  if (typedTo === undefined) {
    return undefined;
  }
  const to = parseMinute(typedTo);
  const range = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return { Submitted: from === undefined && to === undefined ? undefined : range };
}

async function askNames({ ask }: ActionContext, { Names = [] }: JobQuery): Promise<Change> {
  const typed = await ask.input({
    title: l10n.t('Exact names, up to {0}', maxNames),
    value: Names.join(', '),
    placeholder: l10n.t('Whole names, separated by commas or spaces; empty for all'),
    problem: (text) =>
      parseNames(text).length > maxNames ? l10n.t('The service accepts up to {0} names.', maxNames) : undefined,
  });
  const names = typed === undefined ? undefined : parseNames(typed);
  return names && { Names: names.length === 0 ? undefined : names };
}

/** Each once. Names of jobs hold lower-case letters, digits and hyphens. */
function parseNames(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))];
}

async function askOrder({ ask }: ActionContext, { Order }: JobQuery): Promise<Change> {
  const orders = (['submitted', 'started'] as const).flatMap((by) =>
    [false, true].map((ascending) => ({ by, ascending })),
  );
  const picked = await ask.pick(
    l10n.t('Order'),
    orders.map((order, index) => {
      // The first is the default.
      const isChosen = Order ? Order.by === order.by && Order.ascending === order.ascending : index === 0;
      return createChoice(formatOrder(order), isChosen, { Order: index === 0 ? undefined : order });
    }),
  );
  return picked?.();
}

function createChoice(label: string, isChosen: boolean, change: Change): Choice<() => Promise<Change>> {
  return { label, icon: isChosen ? 'check' : 'blank', value: () => Promise.resolve(change) };
}
