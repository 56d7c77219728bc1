// What the default world of the emulator contains, as the tree shows it.

/** An inhabitant of the main region in each status: pattern of the name, words, size, and the icon's name. */
export const statuses = [
  [/^storefront-web-/, 'Running', '1 vCPU 2 GiB', 'vm-running'],
  [/^orders-api-/, 'Updating', '2 vCPU 4 GiB', 'sync'],
  [/^recommend-inference-/, 'Scheduling', '8 vCPU 32 GiB', 'watch'],
  [/^recommend-inference-/, 'Schedule failed', '8 vCPU 32 GiB', 'circle-slash'],
  [/^orders-api-/, 'Pending · ImagePullBackOff', '2 vCPU 4 GiB', 'warning'],
  [/^storefront-web-/, 'Restarting', '1 vCPU 2 GiB', 'debug-restart'],
  [/^session-cache-/, 'Terminating', '0.5 vCPU 2 GiB', 'trash'],
  [/^nightly-report-/, 'Succeeded', '2 vCPU 8 GiB', 'pass'],
  [/^clickstream-etl-/, 'Failed', '4 vCPU 16 GiB', 'error'],
  [/^video-transcode-/, 'Expired', '8 vCPU 16 GiB', 'history'],
] as const;
