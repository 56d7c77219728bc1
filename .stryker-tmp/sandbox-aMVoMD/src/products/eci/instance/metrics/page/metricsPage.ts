// The page as a whole: the instances, the time range, the charts, and the errors.

import * as l10n from '@vscode/l10n';
import { isRecord } from '../../../../../base/isRecord';
import { type ChartId, createCharts } from '../charts';
import { type MetricsInit, type MetricsPanel, mostInstances } from '../panel';
import { defaultRange, isRangeId, getRange } from '../ranges';
import { createGrid } from '../series';
import { createButton, createElement, setText } from '../../../../../panels/ui/dom';
import type { PanelClient } from '../../../../../panels/ui/client';
import { type ChartView, createChartView } from './chartView';
import { Feed } from './feed';
import { createNoticesView } from './noticesView';
import { createRangeChoice } from './rangeChoice';
import { createTimeFormat } from '../../../../../base/format';

const chartIds: readonly ChartId[] = ['cpu', 'memory', 'network', 'disk', 'space'];

export class MetricsPage {
  readonly root: HTMLElement;
  private readonly feed: Feed;
  private readonly timeFormat = createTimeFormat(document.documentElement.lang);
  private readonly charts: ReadonlyMap<ChartId, ChartView>;
  private readonly board = createElement('div', { class: 'board', hidden: '' });
  private readonly status = createElement('p', { class: 'help' });
  private readonly empty = createElement('p', { class: 'notice', hidden: '' });
  private readonly notices;
  private readonly pauseButton = createButton('', () => this.feed.pause(!this.feed.isPaused), { secondary: '' });
  private readonly limits = createElement('input', { type: 'checkbox', id: 'limits' });
  private readonly lifetime = new AbortController();

  constructor(
    private readonly client: PanelClient<MetricsPanel>,
    private readonly init: MetricsInit,
  ) {
    const kept = isRecord(client.kept) ? client.kept : {};
    this.limits.checked = kept.limits !== false;
    this.limits.addEventListener('change', () => this.handleChosen());
    this.feed = new Feed(client, isRangeId(kept.range) ? kept.range : defaultRange, () => this.draw());
    this.charts = new Map(chartIds.map((id) => [id, createChartView(id, this.timeFormat)]));
    this.board.append(...[...this.charts.values()].map(({ root }) => root));
    this.notices = createNoticesView(() => this.feed.readAll());
    this.root = this.createLayout();
  }

  start(): void {
    const { signal } = this.lifetime;
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState !== 'visible') {
          this.feed.stop();
        } else if (!this.feed.isPaused) {
          this.feed.readAll();
        }
      },
      { signal },
    );
    // VS Code changes the variables of the theme in place.
    const theme = new MutationObserver(() => this.charts.forEach((chart) => chart.repaint()));
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    theme.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    signal.addEventListener('abort', () => theme.disconnect());
    this.feed.readAll();
  }

  stop(): void {
    this.lifetime.abort();
    this.feed.stop();
    this.charts.forEach((chart) => chart.dispose());
  }

  private createLayout(): HTMLElement {
    const { targets, leftOut, account } = this.init;
    const subjects = targets.map(({ name, id, region }) => `${name} (${id}, ${region})`);
    return createElement(
      'div',
      { class: 'page' },
      createElement(
        'header',
        {},
        createElement('h1', {}, l10n.t('Metrics')),
        createElement('p', { class: 'subject' }, `${subjects.join(' · ')} · ${l10n.t('Account: {0}', account)}`),
        ...(leftOut > 0
          ? [
              createElement(
                'p',
                { class: 'notice warning' },
                l10n.t('{0} more selected; up to {1} instances can be shown at a time.', leftOut, mostInstances),
              ),
            ]
          : []),
      ),
      createElement(
        'div',
        { class: 'tools' },
        createRangeChoice(this.feed.range, (range) => {
          this.feed.readAll(range);
          this.handleChosen();
        }),
        createElement('label', { class: 'check', for: 'limits' }, this.limits, l10n.t('Show limits')),
        createButton(l10n.t('Refresh'), () => this.feed.readAll(), { secondary: '' }),
        this.pauseButton,
        this.status,
      ),
      this.notices.root,
      this.empty,
      this.board,
    );
  }

  private handleChosen(): void {
    this.client.keep({ range: this.feed.range, limits: this.limits.checked });
    this.draw();
  }

  private draw(): void {
    const { state } = this.feed;
    const range = getRange(this.feed.range);
    this.pauseButton.textContent = this.feed.isPaused ? l10n.t('Resume') : l10n.t('Pause');
    setText(this.status, this.formatStatus());
    this.notices.show(state, this.init.targets);
    const instances = this.init.targets.map((target) => ({ ...target, samples: state.samples.get(target.id) ?? [] }));
    const hasValues = instances.some(({ samples }) => samples.length > 0);
    this.board.hidden = !hasValues;
    this.empty.hidden = hasValues || state.readAt === undefined || state.problems.length > 0;
    setText(
      this.empty,
      l10n.t('There are no metrics for this time range. An instance only has metrics while it runs.'),
    );
    if (hasValues && state.readAt !== undefined) {
      const grid = createGrid(range, state.readAt);
      for (const chart of createCharts(instances, grid)) {
        this.charts.get(chart.id)?.show(chart, grid, this.limits.checked);
      }
    }
  }

  private formatStatus(): string {
    const { isReading, readAt } = this.feed.state;
    if (readAt === undefined) {
      return isReading ? l10n.t('Loading metrics…') : '';
    }
    const at = l10n.t('Updated {0}', this.timeFormat.full(readAt));
    return this.feed.isPaused
      ? l10n.t('{0} · paused', at)
      : l10n.t('{0} · refreshes every {1} s while visible', at, Math.round(this.feed.everyMs / 1000));
  }
}
