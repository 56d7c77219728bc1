// The page of the packet capture form.

import './tcpdump.css';
import { tcpdumpPanel } from '../tcpdumpPanel';
import { connectPanel } from '../../../../../panels/ui/client';
import { CaptureForm } from './captureForm';

const client = connectPanel(tcpdumpPanel);
let form: CaptureForm | undefined;

client.onInit((init) => {
  if (form) {
    form.show(init);
  } else {
    // Built now and not before: the translations came with this message.
    form = new CaptureForm(client, init);
    document.getElementById('root')?.replaceChildren(form.root);
  }
});
client.ready();
