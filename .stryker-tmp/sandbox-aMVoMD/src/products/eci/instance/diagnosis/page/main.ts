// The page that shows why an instance failed.

import './diagnosis.css';
import { diagnosisPanel } from '../contract';
import { connectPanel } from '../../../../../panels/ui/client';
import { DiagnosisPage } from './diagnosisPage';

const client = connectPanel(diagnosisPanel);

client.onInit((init) => {
  // Built now and not before: the translations came with this message.
  const page = new DiagnosisPage(client, init);
  document.getElementById('root')?.replaceChildren(page.root);
  page.read();
});
client.ready();
