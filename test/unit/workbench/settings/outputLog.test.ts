import { deepEqual, equal } from 'node:assert/strict';
import { Redactor } from '../../../../src/base/redact';
import { OutputLog } from '../../../../src/workbench/settings/outputLog';
import { shown, useVscode } from '../../../support/vscode/useVscode';

describe('The output channel', () => {
  useVscode();

  it('has messages under their levels, and is shown on request', () => {
    const log = new OutputLog(new Redactor());
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    const [channel] = shown.channels();
    deepEqual([channel?.name, channel?.isShown], ['Elastic Containers', false]);
    deepEqual(channel?.lines, ['[debug] a', '[info] b', '[warning] c', '[error] d']);
    log.show();
    equal(channel.isShown, true);
    log.dispose();
    equal(channel.isShown, false);
  });

  it('holds no secret and nothing that steers a terminal, at any level', () => {
    const redactor = new Redactor();
    redactor.remember('hunter2hunter2');
    const log = new OutputLog(redactor);
    const text = 'hunter2hunter2 \u001b]52;c;AAAA\u0007\nLTAI5tabcdefgh';
    (['debug', 'info', 'warn', 'error'] as const).forEach((level) => log[level](text));
    deepEqual(
      shown.channels()[0]?.lines.map((line) => line.replace(/^\[\w+\] /, '')),
      Array(4).fill('… \ufffd]52;c;AAAA\ufffd\nLTAI…'),
    );
  });
});
