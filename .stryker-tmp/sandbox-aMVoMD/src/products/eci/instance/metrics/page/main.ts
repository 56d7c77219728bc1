// The page of the metrics panel.

import './metrics.css';
import { metricsPanel } from '../panel';
import { connectPanel } from '../../../../../panels/ui/client';
import { MetricsPage } from './metricsPage';

const client = connectPanel(metricsPanel);
let page: MetricsPage | undefined;

client.onInit((init) => {
  // Built now and not before: the translations came with this message.
  page?.stop();
  page = new MetricsPage(client, init);
  document.getElementById('root')?.replaceChildren(page.root);
  page.start();
});
client.ready();
