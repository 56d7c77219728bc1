// Amounts as people read them.

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `10485760` as `10.0 MiB`. */
export function formatBytes(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  // Not 1024: 1023.96 KiB would be rounded to "1024.0 KiB".
  while (amount >= 1023.95 && unit < byteUnits.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${unit === 0 ? amount.toString() : amount.toFixed(1)} ${byteUnits[unit] ?? ''}`;
}

/** `3690` as `1 h 1 min 30 s`. The symbols are the same in every language we speak. */
export function formatSeconds(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const shown = parts.filter(([amount]) => amount > 0);
  return shown.length > 0 ? shown.map(([amount, unit]) => `${amount} ${unit}`).join(' ') : '0 s';
}
