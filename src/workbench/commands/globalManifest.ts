// Commands that are not about one kind, as data: package.json is generated from it.

export interface GlobalCommand {
  /** English; translated in package.nls.zh-cn.json. */
  readonly title: string;
  readonly icon?: string;
  /** Button or menu entry in the title of every view, as VS Code sorts it. */
  readonly viewTitle?: string;
  /** `when` clause for palette and title. */
  readonly when?: string;
  /** False: row plumbing, not for the palette. */
  readonly palette?: false;
  /** Button in the title of our documents. */
  readonly documentTitle?: string;
  /** Place in the menu of rows that can be described, as VS Code sorts it. */
  readonly onDescribed?: string;
  /** Button on background work. */
  readonly onWatch?: true;
  /** Button on notices of this kind in a tree. */
  readonly onNotice?: 'failed' | 'failed.denied' | 'failed.profile' | 'login' | 'loading' | 'more';
}

/** The scheme of workbench/documents/schemes.ts. */
const inLog = 'resourceScheme == elastic-containers-log';

export const globalCommands = {
  'elasticContainers.refresh': { title: 'Refresh', icon: 'refresh', viewTitle: 'navigation@9' },
  'elasticContainers.retry': { title: 'Retry', icon: 'refresh', palette: false, onNotice: 'failed' },
  'elasticContainers.copyPolicy': {
    title: 'Copy RAM Policy That Allows This',
    icon: 'copy',
    palette: false,
    onNotice: 'failed.denied',
  },
  'elasticContainers.loadMore': { title: 'Load More', palette: false },
  'elasticContainers.loadAll': { title: 'Load All', icon: 'unfold', palette: false, onNotice: 'more' },
  'elasticContainers.stopLoading': { title: 'Stop Loading', icon: 'stop-circle', onNotice: 'loading' },
  'elasticContainers.selectProfile': {
    title: 'Select Profile…',
    icon: 'account',
    viewTitle: '1_account@1',
    onNotice: 'failed.profile',
  },
  'elasticContainers.signInAgain': { title: 'Sign In Again in a Terminal', icon: 'terminal', onNotice: 'login' },
  'elasticContainers.addKey': { title: 'Enter an Access Key…' },
  'elasticContainers.removeKey': { title: 'Remove an Access Key…' },
  'elasticContainers.selectRegions': { title: 'Select Regions…', icon: 'globe', viewTitle: '1_account@2' },
  'elasticContainers.startEmulator': {
    title: 'Try with the Local Emulator',
    viewTitle: '2_emulator@1',
    when: '!elasticContainers.emulatorRunning',
  },
  'elasticContainers.stopEmulator': {
    title: 'Stop the Local Emulator',
    viewTitle: '2_emulator@1',
    when: 'elasticContainers.emulatorRunning',
  },
  'elasticContainers.showWatches': { title: 'Show Activity' },
  'elasticContainers.openWatch': { title: 'Show', palette: false },
  'elasticContainers.stopWatch': { title: 'Stop', icon: 'debug-stop', palette: false, onWatch: true },
  'elasticContainers.followLog': {
    title: 'Follow Log',
    icon: 'debug-start',
    when: `${inLog} && !(resource in elasticContainers.followedLogs)`,
    documentTitle: 'navigation@1',
  },
  'elasticContainers.stopLog': {
    title: 'Stop Following Log',
    icon: 'debug-stop',
    when: `${inLog} && resource in elasticContainers.followedLogs`,
    documentTitle: 'navigation@1',
  },
  'elasticContainers.filterLog': {
    title: 'Filter Log…',
    icon: 'filter',
    when: inLog,
    documentTitle: 'navigation@2',
  },
  'elasticContainers.toggleLogTimestamps': {
    title: 'Show or Hide Log Timestamps',
    icon: 'watch',
    when: inLog,
    documentTitle: 'navigation@3',
  },
  'elasticContainers.saveLog': { title: 'Save Log…', icon: 'save', when: inLog, documentTitle: 'navigation@4' },
  'elasticContainers.loadOlderLog': { title: 'Load Older Log Lines', when: inLog, documentTitle: '1_log@1' },
  'elasticContainers.setLogSince': { title: 'Show Log Since…', when: inLog, documentTitle: '1_log@2' },
  'elasticContainers.goToLogEnd': { title: 'Go to End of Log', when: inLog, documentTitle: '1_log@3' },
  'elasticContainers.refreshDocument': {
    title: 'Refresh Document',
    icon: 'refresh',
    when: 'resourceScheme == elastic-containers',
    documentTitle: 'navigation@1',
  },
  'elasticContainers.showAsJson': {
    title: 'Switch Between YAML and JSON',
    icon: 'json',
    when: 'resourceScheme == elastic-containers',
    documentTitle: 'navigation@2',
  },
  'elasticContainers.toggleValue': {
    title: 'Show or Hide Masked Value',
    when: 'resourceScheme == elastic-containers',
  },
  'elasticContainers.copyText': { title: 'Copy Text', palette: false },
  'elasticContainers.compare': { title: 'Compare with Another…', onDescribed: '3_look@3' },
  'elasticContainers.showQuotas': { title: 'Show Quotas and Usage', icon: 'dashboard', viewTitle: '1_account@3' },
  'elasticContainers.showCalls': { title: 'Show API Calls', viewTitle: '3_log@2' },
  'elasticContainers.sendReviewed': {
    title: 'Create Version',
    when: 'resourceScheme == elastic-containers-review',
    documentTitle: 'navigation@1',
  },
  'elasticContainers.cancelReview': {
    title: 'Cancel',
    when: 'resourceScheme == elastic-containers-review',
    documentTitle: 'navigation@2',
  },
  'elasticContainers.ramPolicy': { title: 'Show RAM Policy for This Extension…', viewTitle: '1_account@4' },
  'elasticContainers.showLog': { title: 'Show Log', viewTitle: '3_log@1' },
} as const satisfies Record<`elasticContainers.${string}`, GlobalCommand>;

export type GlobalCommandId = keyof typeof globalCommands;
