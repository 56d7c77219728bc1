// The page of the image cache form.

import './imageCache.css';
import { imageCachePanel } from '../form/panel';
import { connectPanel } from '../../../../panels/ui/client';
import { ImageCachePage } from './imageCachePage';

const client = connectPanel(imageCachePanel);
let page: ImageCachePage | undefined;

client.onInit((init) => {
  if (page) {
    page.reinitialize(init);
  } else {
    // Built now and not before: the translations came with this message.
    page = new ImageCachePage(client, init);
    document.getElementById('root')?.replaceChildren(page.root);
    page.begin();
  }
});
client.ready();
