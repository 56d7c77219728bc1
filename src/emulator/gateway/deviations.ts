// Answers as services send them that do not keep to their documents. See docs/emulator.md.
import { isRecord } from '../../base/isRecord';
import type { Quirk } from '../quirks';
import type { NestedParameters } from './parameters';

type Content = Readonly<Record<string, unknown>>;

/** Names in these are data. */
const freeMaps: ReadonlySet<string> = new Set(['Attributes', 'Tags']);
/** No larger pages, whatever was requested; fewer than any client of ours requests. */
const mostItems = 15;
/** How long a page after the first takes, on the emulated clock. */
const slowPageMs = 400;

export class Deviations {
  constructor(private readonly quirks: ReadonlySet<Quirk>) {}

  /** The parameters by which the operation answers. */
  readParameters(parameters: NestedParameters): NestedParameters {
    if (!this.quirks.has('partial-pages')) {
      return parameters;
    }
    return Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        name === 'Limit' || name === 'PageSize' ? limitSize(value) : value,
      ]),
    );
  }

  /** How long the answer is held back besides. */
  getHoldMs({ NextToken, PageNumber }: NestedParameters): number {
    const isLater = NextToken !== undefined || (PageNumber !== undefined && PageNumber !== '1');
    return this.quirks.has('slow-pages') && isLater ? slowPageMs : 0;
  }

  writeAnswer(answer: Content): Content {
    const { quirks } = this;
    const changes: readonly (readonly [Quirk, (value: unknown) => unknown])[] = [
      ['nulls', (value) => fillGaps(value, () => null)],
      ['empty-arrays', (value) => fillGaps(value, (other) => (typeof other === 'object' ? [] : undefined))],
      ['reordered', reverseLists],
      ['texts', writeTexts],
      ['lower-case', lowerNames],
    ];
    return changes.reduce<unknown>(
      (value, [quirk, change]) => (quirks.has(quirk) ? change(value) : value),
      answer,
    ) as Content;
  }
}

function limitSize<T>(value: T): T | string {
  return Number(value) > mostItems ? String(mostItems) : value;
}

/** Calls back for each object, innermost first. */
function mapObjects(value: unknown, change: (object: Content) => Content): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => mapObjects(item, change));
  }
  return isRecord(value)
    ? change(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapObjects(one, change)])))
    : value;
}

/** Fields that other elements of a list have, and what is empty, become what `fill` makes of them; undefined leaves them as they are. */
function fillGaps(value: unknown, fill: (other: unknown) => unknown): unknown {
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        const filled = isEmpty(one) ? fill(one) : undefined;
        return [name, filled === undefined ? fillGaps(one, fill) : filled];
      }),
    );
  }
  if (!Array.isArray(value)) {
    return value;
  }
  const known = Object.fromEntries(value.filter(isRecord).flatMap((item) => Object.entries(item)));
  return value.map((item: unknown) => {
    if (!isRecord(item)) {
      return item;
    }
    const gaps = Object.entries(known).filter(([name]) => item[name] === undefined);
    const filled = gaps.map(([name, other]) => [name, fill(other)] as const).filter(([, one]) => one !== undefined);
    return { ...(fillGaps(item, fill) as Content), ...Object.fromEntries(filled) };
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function reverseLists(value: unknown): unknown {
  return mapObjects(value, (object) =>
    Object.fromEntries(
      Object.entries(object)
        .reverse()
        // Texts in a list, such as the arguments of a command, have an order that means something.
        .map(([name, one]) => [name, Array.isArray(one) && one.every(isRecord) ? one.toReversed() : one]),
    ),
  );
}

function writeTexts(value: unknown): unknown {
  return mapObjects(value, (object) =>
    Object.fromEntries(
      Object.entries(object).map(([name, one]) => [
        name,
        typeof one === 'number' || typeof one === 'boolean' ? String(one) : one,
      ]),
    ),
  );
}

function lowerNames(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(lowerNames);
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, one]) => [
          name.slice(0, 1).toLowerCase() + name.slice(1),
          freeMaps.has(name) && isRecord(one) ? one : lowerNames(one),
        ]),
      )
    : value;
}
