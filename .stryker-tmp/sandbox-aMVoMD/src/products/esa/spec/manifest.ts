import type { KindManifest } from '../../../model/kind';

export const edgeSpecManifest = {
  id: 'edgeSpec',
  spec: {
    schema: 'esa',
    patterns: { json: ['*.esa.json', '*.esa.jsonc'], yaml: ['*.esa.yaml', '*.esa.yml'] },
    create: 'new',
  },
  actions: {
    new: { title: 'New Edge Container Spec…', icon: 'new-file', target: 'none', access: 'read', group: '1_edit@1' },
    check: { title: 'Check Edge Container Spec', target: 'document', access: 'read', group: '1_edit@2' },
    createVersion: {
      title: 'Create Edge App Version…',
      icon: 'cloud-upload',
      target: 'document',
      access: 'write',
      group: '1_edit@3',
      documentTitle: 'navigation@1',
    },
    compareWithNewest: {
      title: 'Compare Spec with Newest Version',
      icon: 'diff',
      target: 'document',
      access: 'read',
      group: '1_edit@4',
      documentTitle: 'navigation@2',
    },
    openVersion: {
      title: 'Open Version as Spec…',
      icon: 'edit',
      target: 'one',
      access: 'read',
      group: '3_look@1',
      on: 'edgeAppVersion',
    },
    compareVersions: {
      title: 'Compare Versions…',
      icon: 'diff',
      target: 'many',
      access: 'read',
      group: '3_look@2',
      on: 'edgeAppVersion',
    },
  },
} as const satisfies KindManifest;
