// Hosts as people type them.

export function hasScheme(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text);
}

export function isHostName(text: string): boolean {
  return text.split('.').every((label) => /^[A-Za-z0-9-]{1,63}$/.test(label) && !/^-|-$/.test(label));
}

/** An IPv6 address in brackets, without a zone. */
export function isIpv6Host(text: string): boolean {
  return /^\[[0-9A-Fa-f:]+\]$/.test(text) && URL.canParse(`http://${text}/`);
}

export function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
