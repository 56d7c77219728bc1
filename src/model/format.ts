// The formatters live in base/format.ts. This file goes once products/ehpc and products/esa import them from there.
export { formatAge, formatBytes, formatSpan } from '../base/format';
