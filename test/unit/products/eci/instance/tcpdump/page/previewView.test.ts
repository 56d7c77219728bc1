import { deepEqual, equal } from 'node:assert/strict';
import type { PreviewView } from '../../../../../../../src/products/eci/instance/tcpdump/page/previewView';
import { useUnitModules } from '../../../../../../support/page/unitPage';

describe('the preview of a packet capture', () => {
  const page = useUnitModules();
  const copied: unknown[] = [];
  const target = { region: 'cn-hangzhou', id: 'eci-1', name: 'web' };
  const opsValue = '{"Enable":true,"SourcePort":80}';
  const cli =
    "aliyun eci CreateInstanceOpsTask --region cn-hangzhou --RegionId 'cn-hangzhou' " +
    `--ContainerGroupId 'eci-1' --OpsType 'tcpdump' --OpsValue '${opsValue}'`;
  let view: PreviewView;

  beforeEach(async () => {
    copied.length = 0;
    view = page().modules.previewView.createPreviewView((what, text) => copied.push([what, text]));
    await page().show(view.root);
  });

  it('is the value that is sent, and the equivalent command', () => {
    view.show(target, { SourcePort: 80 });
    deepEqual(page().texts('pre'), [opsValue, cli]);
    equal(page().one('.preview').getAttribute('aria-labelledby'), page().one('h2').id);
    deepEqual(page().texts('h2, h3'), ['Request preview', 'OpsValue', 'Command line (bash, zsh)']);
  });

  it('is copied as what it is', async () => {
    view.show(target, { SourcePort: 80 });
    await page().click(page().button('Copy OpsValue'));
    await page().click(page().button('Copy Command Line'));
    deepEqual(copied, [
      ['opsValue', opsValue],
      ['cli', cli],
    ]);
  });

  it('is empty while a field is wrong', () => {
    view.show(target, { SourcePort: 80 });
    view.show(target, undefined);
    deepEqual(page().texts('pre'), ['', '']);
    equal(page().button('Copy OpsValue').disabled, true);
    equal(page().button('Copy Command Line').disabled, true);
  });
});
